import { randomUUID } from 'node:crypto'
import type { ImportKind } from '../../../src/domain/imports/preview'
import type { DeskChoices, OpenedFile } from './import-desk'
import type { RunningDesk } from './start-desk'

/** A file somebody looks at, before it is written or put away. */
export interface StagedFile {
  readonly token: string
  readonly desk: RunningDesk
  readonly fileName: string
  readonly opened: OpenedFile
  kind: ImportKind
  sessionId: string | null
  /** What the last look showed; null while there is nothing to write. */
  shown: ShownFile | null
}

export interface ShownFile {
  choices: DeskChoices
  sheet: string
  counts: Record<string, number>
  /** The book's newest command when the look was taken. */
  seenSeq: number
  /** Columns somebody pointed out in this file: to be remembered under its layout once it is imported. */
  corrected: { fingerprint: string; mapping: Record<string, string | null> } | null
}

/** A person looks at one file at a time; more are kept only for a page that was left and is opened again. */
const mostStaged = 4
const staged = new Map<string, StagedFile>()

export function stage(file: Omit<StagedFile, 'token' | 'shown'>): StagedFile {
  const one: StagedFile = { ...file, token: randomUUID(), shown: null }
  staged.set(one.token, one)
  const [oldest] = staged.keys()
  if (staged.size > mostStaged && oldest !== undefined) putAway(oldest)
  return one
}

/** When a book is closed nobody looks at its files any more. */
export function putAwayAll(dataDir: string): void {
  for (const [token, file] of staged) if (file.desk.dataDir === dataDir) putAway(token)
}

export const findStaged = (token: string): StagedFile | null => staged.get(token) ?? null

export function putAway(token: string): void {
  staged.get(token)?.desk.end()
  staged.delete(token)
}
