import type { Db } from '../context'

/** An entry that tells of the book as a whole, with its words as they were written; null where they are gone. */
export interface StoredEntry {
  seq: number
  /** An instant. */
  at: string
  operator: string | null
  params: string | null
}

/** The entries one command of the book left, newest first; one of them, or all. */
export function storedEntries(db: Db, command: string, only?: number): Promise<StoredEntry[]> {
  const all = db
    .selectFrom('audit')
    .leftJoin('command_detail', 'command_detail.command_seq', 'audit.seq')
    .leftJoin('operator', 'operator.id', 'audit.operator_id')
    .select(['audit.seq', 'audit.at', 'operator.name as operator', 'command_detail.params'])
    .where('audit.kind', '=', 'do')
    .where('audit.area', '=', 'book')
    .where('audit.command', '=', command)
    .orderBy('audit.seq', 'desc')
  return (only === undefined ? all : all.where('audit.seq', '=', only)).execute()
}
