import { join } from 'node:path'
import type { book } from '../../../../src/contract/book'
import type { AlteredNote } from '../../../../src/contract/book/record'
import { entriesDisputed, isRecordIntact, placesIn } from '../../../../src/domain/history/record'
import type { AreaHandlers } from '../../area-handlers'
import type { Db } from '../../context'
import type { KnownRow } from '../../db/book'
import { currentRow } from '../history/changes-store'
import { namedAltered } from '../record/record-names'
import { storedLosses } from '../stored/stored-losses'
import { type StoredNote, storedNotes } from '../stored/stored-notes'
import { runTaskInline, runTaskInThread } from '../tasks/run-task'

type Handlers = AreaHandlers<typeof book>

/** Taking note of what was altered outside or lost, and putting back what should be there. */
export const noteHandlers = {
  async takeNote(context, { reason, finding = null }) {
    if (context.operatorId === null) return context.refuse('unknown_operator')
    const file = join(context.dataDir, 'book.db')
    const run = context.threads ? runTaskInThread : runTaskInline
    const request = { file, markedAs: file, dataDir: context.dataDir }
    const foreignWrites = await context.foreignWrites()
    const found = await run('checkRecord', request, (done, total) => context.progress({ done, total }))
    if (isRecordIntact(found)) return context.refuse('nothing_altered')
    if (finding !== null && finding !== found.finding) return context.refuse('altered_since')
    if (found.schema.length > 0) return context.refuse('book_damaged')
    const disputed = entriesDisputed(found)
    const entries = [...new Set([...found.unproved, ...found.unknown, ...disputed])]
    const { seq } = await context.run('book', 'noteAltered', {
      reason,
      tables: [...new Set([...found.tables.map(({ table }) => table), ...found.outOfSeal])],
      entries,
      disputed,
      between: found.between,
      rows: found.strays,
      checked: { foreignWrites, drift: found.drift },
    })
    return { seq: seq ?? 0 }
  },
  async noteAltered(context, { reason, checked, ...found }) {
    if (context.operatorId === null) context.refuse('unknown_operator')
    // Rows altered since would be sealed, and stand in no list.
    if (!(await context.sealAnew(checked))) context.refuse('altered_since')
    context.describe({ count: placesIn(found), reason, listed: JSON.stringify(found) })
    return {}
  },
  notes: context => listNotes(context.db),
  async noteLost(context, { count, held, newest }) {
    context.describe({ count, held, newest })
    return {}
  },
  lossNotes: context => storedLosses(context.db),
  async putBack(context, { seq, rows }) {
    const note = (await storedNotes(context.tx, seq))[0]
    if (!note) return context.refuse('not_found')
    // Its words name the values: rewritten ones are nobody's.
    if (!(await context.isIntact(seq))) return context.refuse('put_back_changed')
    const wanted = new Set([...new Set(rows)].map(at => note.rows[at]))
    const known = note.rows.filter(row => wanted.has(row)).filter(isKnown)
    if (known.length < wanted.size) context.refuse('not_found')
    const others = note.rows.filter(row => !wanted.has(row)).filter(isKnown)
    const outcome = await context.putBack(known, others)
    if (outcome.state === 'changed') context.refuse('put_back_changed')
    if (outcome.state === 'taken') {
      const [first, ...more] = await namedAltered(
        context.tx,
        note.rows.filter(row => outcome.by.includes(row)),
      )
      if (!first) return context.refuse('put_back_taken')
      const together = note.rows.flatMap((row, at) => (outcome.by.includes(row) ? [at] : []))
      context.refuse('put_back_together', {
        count: more.length + 1,
        label: first.label ?? '…',
        labelEn: first.labelEn ?? first.label ?? '…',
        rows: together,
      })
    }
    await context.emit('rows-put-back', { rows: known })
    context.describe({ count: known.length, noted: seq })
    return {}
  },
} satisfies Partial<Handlers>

/** Nobody wrote an added row: nothing should be there. */
const isKnown = ({ kind, expected }: StoredNote['rows'][number]): boolean =>
  kind === 'added' || expected !== null

async function listNotes(db: Db): Promise<AlteredNote[]> {
  const notes: AlteredNote[] = []
  for (const { rows, readable: proved, disputed, between: _, ...note } of await storedNotes(db)) {
    const named = await namedAltered(db, rows)
    const listed: AlteredNote['rows'] = []
    for (const [at, row] of rows.entries()) {
      const one = named[at]
      if (!one) continue
      const now = await stateOf(db, row)
      listed.push({ ...one, now, canPutBack: now === 'altered' && isKnown(row) })
    }
    notes.push({ ...note, ...(disputed.length > 0 && { disputed }), proved, rows: listed })
  }
  return notes
}

async function stateOf(db: Db, { table, key, present, expected }: KnownRow) {
  const row = await currentRow(db, table, key)
  if (isImage(row, present)) return 'altered'
  return isImage(row, expected) ? 'back' : 'since'
}

function isImage(row: Record<string, unknown> | null, image: string | null): boolean {
  if (row === null || image === null) return row === null && image === null
  const wanted = JSON.parse(image) as Record<string, unknown>
  return Object.keys(wanted).every(column => (wanted[column] ?? null) === (row[column] ?? null))
}
