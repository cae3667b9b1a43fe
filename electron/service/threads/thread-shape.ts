import type { RefusalCode } from '../../../src/contract/refusals'

/** What a thread answers, by name: each takes one plain argument and may say how far it has come. */
export type Calls<C> = { [N in keyof C]: (argument: never, progress: never) => unknown }

export type Progress = (done: number, total: number) => void

/** To the thread. Numbers are given by whoever asks. */
export interface ThreadCall {
  id: number
  name: string
  argument: unknown
}

/** From the thread, under the number of the call. After `result` or `error` nothing more comes under it. */
export type ThreadReply =
  | { id: number; progress: [done: number, total: number] }
  | { id: number; result: unknown }
  | { id: number; error: PlainError }

/** An error as it crosses between threads, where neither classes nor fields of its own are kept. */
export type PlainError =
  | { stopped: true }
  | { refusal: { code: RefusalCode; params: Record<string, unknown> } }
  /** `code`: of the system or of SQLite; a full disk is known by it. */
  | { message: string; stack: string; code: string | null }
