/** A file as it is looked at: any piece of it. */
export interface Pieces {
  size: number
  /** Up to `length` bytes from `at`; fewer only where the file ends. */
  read(at: number, length: number): Promise<Buffer>
}

/** What it is by its first bytes, and what it is called. */
export interface Content extends Pieces {
  name: string
  mediaType: string
}
