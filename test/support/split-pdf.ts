import { openPdf } from '../../electron/service/documents/pdf/split'

/** Every page as a file of its own, in order. */
export async function splitPdf(bytes: Uint8Array, pageCount: number): Promise<Uint8Array[]> {
  const pages = await openPdf(bytes, pageCount)
  const files: Uint8Array[] = []
  for (let index = 0; index < pages.count; index++) files.push(await pages.file(index))
  return files
}
