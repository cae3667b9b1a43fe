import { randomUUID } from 'node:crypto'
import type { ImportKind } from '../../../src/domain/imports/preview'
import type { DeskChoices, OpenedFile } from './import-desk'
import type { RunningDesk } from './start-desk'

/** A file somebody looks at, before it is written or put away. */
export interface StagedFile {
  desk: RunningDesk
  fileName: string
  kind: ImportKind
  sessionId: string | null
  opened: OpenedFile
  /** The book's newest command when the preview was made. */
  seenSeq: number
  counts: Record<string, number>
  sheet: string
  choices: DeskChoices
  fingerprint: string
}

/** A person looks at one file at a time; more are kept only for a page that was left and is opened again. */
const mostStaged = 4
const staged = new Map<string, StagedFile>()

export function stage(file: StagedFile): string {
  const token = randomUUID()
  staged.set(token, file)
  const [oldest] = staged.keys()
  if (staged.size > mostStaged && oldest !== undefined) putAway(oldest)
  return token
}

export const findStaged = (token: string): StagedFile | null => staged.get(token) ?? null

export function putAway(token: string): void {
  staged.get(token)?.desk.end()
  staged.delete(token)
}
