import type { Db } from '../../context'
import { chainStart, commitmentToWords, linkHash } from '../../db/sqlite/record/audit'

/** An entry that tells of the book as a whole, with its words as they lie there; null where they are gone. */
export interface StoredEntry {
  seq: number
  /** An instant. */
  at: string
  operator: string | null
  params: string | null
  /** False where its words, who gave it or when are not what was written: nothing of it is anybody's word any more. */
  proved: boolean
}

/** The entries one command of the book left, newest first; one of them, or all. These change no row. */
export async function storedEntries(db: Db, command: string, only?: number): Promise<StoredEntry[]> {
  const all = entriesIn(db).where('audit.command', '=', command).orderBy('audit.seq', 'desc')
  const rows = await (only === undefined ? all : all.where('audit.seq', '=', only)).execute()
  return rows.map(row => {
    const { seq, at, operator, params } = row
    return { seq, at, operator, params, proved: isAsLinked(row) }
  })
}

function entriesIn(db: Db) {
  return db
    .selectFrom('audit')
    .leftJoin('command_detail', 'command_detail.command_seq', 'audit.seq')
    .leftJoin('operator', 'operator.id', 'audit.operator_id')
    .selectAll('audit')
    .select(eb => [
      'operator.name as operator',
      'command_detail.params',
      'command_detail.salt',
      'command_detail.seal_salt as sealSalt',
      'command_detail.seal_rest as sealRest',
      eb
        .selectFrom('audit as before')
        .select('before.hash')
        .where('before.seq', '=', inner => inner('audit.seq', '-', 1))
        .as('before'),
      eb
        .selectFrom('audit as after')
        .select('after.prev_hash')
        .where('after.seq', '=', inner => inner('audit.seq', '+', 1))
        .as('after'),
      eb
        .selectFrom('change')
        .select(inner => inner.fn.countAll<number>().as('count'))
        .whereRef('change.command_seq', '=', 'audit.seq')
        .as('written'),
    ])
    .where('audit.kind', '=', 'do')
    .where('audit.area', '=', 'book')
}

type Row = Awaited<ReturnType<ReturnType<typeof entriesIn>['execute']>>[number]

/**
 * Its words are those its link commits to, and the link is the one its neighbours name. A neighbour that damage took
 * names nothing: what is lost beside an entry does not make it one that was rewritten.
 */
function isAsLinked(row: Row): boolean {
  const { salt, params, sealSalt, sealRest, hash, prev_hash } = row
  if (salt === null || params === null || !sealSalt || !sealRest || Number(row.written) > 0) return false
  const link = {
    ...row,
    operatorId: row.operator_id,
    schemaVersion: row.schema_version,
    targets: [],
  }
  return (
    commitmentToWords(salt, params) === row.commitment &&
    linkHash(link, prev_hash) === hash &&
    (row.seq === 1 ? prev_hash === chainStart : row.before === null || row.before === prev_hash) &&
    (row.after === null || row.after === hash)
  )
}
