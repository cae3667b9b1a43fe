import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { BookNotice } from '../../../src/contract/book/state'
import { dropPart, readSmallJson, writePart } from '../../files/small-file'
import type { Db } from '../context'
import { nameDurably } from '../files/durable'
import { kindOf } from '../files/own-names'
import { wasWritten } from './imports-store'

/** An import under way. One that still stands there when nobody carries it out was interrupted. */
const importNote = z.object({ id: z.string(), kind: z.string(), file: z.string(), at: z.string() })
export type ImportNote = z.infer<typeof importNote>

/** Nobody leaves so many unread; the oldest go. */
const most = 20

const pathIn = (dataDir: string): string => join(dataDir, 'book.importing')

/** Those noted beside the book, oldest first; none where there is nothing that can be read. */
function importNotes(dataDir: string): ImportNote[] {
  return z.array(importNote).safeParse(readSmallJson(pathIn(dataDir))).data ?? []
}

/** Those that nobody carries out any more: of no job that runs. */
export function interruptedImports(
  dataDir: string,
  running: readonly { id: string }[],
): Extract<BookNotice, { code: 'import_interrupted' }>[] {
  return importNotes(dataDir)
    .filter(({ id }) => !running.some(job => job.id === id))
    .map(note => ({ code: 'import_interrupted', ...note }))
}

/**
 * Notes an import before its first row is written, on the disk, so that one hears of it also when the machine dies. A
 * courtesy: on a full disk, or with something else under the name of the note, the import goes on without it.
 */
export function noteImport(dataDir: string, note: ImportNote): void {
  write(dataDir, [...importNotes(dataDir), note].slice(-most), nameDurably)
}

/** Those of data that others took the place of: there is nothing to import again into these. */
export function dropInterruptedImports(dataDir: string, running: readonly { id: string }[]): void {
  for (const { id } of interruptedImports(dataDir, running)) dropImportNote(dataDir, id)
}

/** A file that came in whole: that an earlier try with it was interrupted is nothing to act on any more. */
export function dropImportNotesOf(dataDir: string, { kind, file }: Pick<ImportNote, 'kind' | 'file'>): void {
  for (const note of importNotes(dataDir))
    if (note.kind === kind && note.file === file) dropImportNote(dataDir, note.id)
}

/** It has ended, or somebody has heard that it did not. Whether the note could be taken away makes no difference to it. */
export function dropImportNote(dataDir: string, id: string): void {
  const notes = importNotes(dataDir)
  const left = notes.filter(one => one.id !== id)
  if (left.length < notes.length) write(dataDir, left, renameSync)
}

/** Those whose rows came in all the same, since the end came between the commit and the note's: of an opened book. */
export async function dropWrittenImports(dataDir: string, db: Db): Promise<void> {
  for (const note of importNotes(dataDir)) if (await wasWritten(db, note)) dropImportNote(dataDir, note.id)
}

function write(
  dataDir: string,
  notes: readonly ImportNote[],
  name: (from: string, to: string) => void,
): void {
  const path = pathIn(dataDir)
  const part = join(dataDir, `.book.importing-${process.pid}.part`)
  try {
    if (notes.length === 0) {
      dropPart(path)
      return
    }
    // What a person put there under our name is theirs.
    if (!['file', 'nothing'].includes(kindOf(path))) return
    writePart(part, JSON.stringify(notes))
    name(part, path)
  } catch {
    dropPart(part)
  }
}
