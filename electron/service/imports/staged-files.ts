import { randomUUID } from 'node:crypto'
import type { ImportKind } from '../../../src/domain/imports/preview'
import type { Kept } from '../connection'
import type { OpenedFile, PreviewChoices } from './import-worker'
import type { RunningImportWorker } from './start-import-worker'

/** A file somebody looks at, before it is written or put away. */
export interface StagedFile {
  readonly token: string
  readonly worker: RunningImportWorker
  readonly fileName: string
  readonly opened: OpenedFile
  kind: ImportKind
  sessionId: string | null
  /** What the last preview showed; null while there is nothing to write. */
  shown: ShownFile | null
  /** How often it was previewed: what an earlier preview finds, while a later one is under way, counts no more. */
  previews: number
  /** Its rows are being written: until that has ended they stay as they were shown. */
  isWritten: boolean
  /** Put away while it was written: it goes when that has ended. */
  isForgotten: boolean
}

export interface ShownFile {
  choices: PreviewChoices
  sheet: string
  counts: Record<string, number>
  /** The book's newest command when the preview was made. */
  seenSeq: number
  /** Columns somebody pointed out in this file: to be remembered under its layout once it is imported. */
  corrected: { fingerprint: string; mapping: Record<string, string | null> } | null
}

/** A person looks at one file at a time; more are kept only for a page that was left and is opened again. */
const mostStaged = 4

/** The files of one connection: nobody else finds them by their tokens. */
export interface StagedFiles {
  stage(file: Pick<StagedFile, 'worker' | 'fileName' | 'opened' | 'kind' | 'sessionId'>): StagedFile
  find(token: string): StagedFile | null
  putAway(token: string): void
}

export const stagedFiles: Kept<StagedFiles & { putAwayAll(): void }> = {
  make() {
    const staged = new Map<string, StagedFile>()
    const putAway = (token: string) => {
      staged.get(token)?.worker.end()
      staged.delete(token)
    }
    return {
      stage(file) {
        const one: StagedFile = {
          ...file,
          token: randomUUID(),
          shown: null,
          previews: 0,
          isWritten: false,
          isForgotten: false,
        }
        staged.set(one.token, one)
        const oldest = [...staged.values()].find(other => !other.isWritten)
        if (staged.size > mostStaged && oldest && oldest !== one) putAway(oldest.token)
        return one
      },
      find: token => staged.get(token) ?? null,
      putAway,
      putAwayAll() {
        for (const token of staged.keys()) putAway(token)
      },
    }
  },
  end: files => files.putAwayAll(),
}
