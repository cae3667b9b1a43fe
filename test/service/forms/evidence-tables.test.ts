import type { Kysely, KyselyPlugin, OperationNode } from 'kysely'
import { expect, it } from 'vitest'
import type { Db } from '../../../electron/service/context'
import { capturedTables } from '../../../electron/service/db/captured'
import type { BookSchema } from '../../../electron/service/db/schema'
import { openReader } from '../../../electron/service/db/sqlite/open'
import { formKinds, formNamed } from '../../../electron/service/forms-in-order'
import { peopleTables } from '../../../electron/service/people/export-list'
import { listPeople } from '../../../electron/service/people/list-store'
import { listUnits } from '../../../electron/service/people/units-store'
import { resultTables, sessionResults } from '../../../electron/service/reports/export-results'
import { ledgerTables, listLedger } from '../../../electron/service/reports/ledger'
import { getLetterhead, getOffice } from '../../../electron/service/settings/settings-service'
import { openExamRoom } from '../assessments/exam-room'
import { bookFile } from '../support/book-file'

/** Who wrote what is read with every entry of the history; no paper is filled from it. */
const ofHistory = ['operator']

/** A book that writes down from which tables it was read. */
function recording(db: Db): { db: Db; read: Set<string> } {
  const read = new Set<string>()
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const one of node) walk(one)
    else if (typeof node === 'object' && node !== null) {
      // What stands before a column may be another name of a table.
      if ((node as OperationNode).kind === 'ReferenceNode') return
      if ((node as OperationNode).kind === 'TableNode')
        read.add((node as { table: { identifier: { name: string } } }).table.identifier.name)
      for (const one of Object.values(node)) walk(one)
    }
  }
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      walk(node)
      return node
    },
    transformResult: async ({ result }) => result,
  }
  return { db: (db as Kysely<BookSchema>).withPlugin(plugin), read }
}

const undeclared = (read: ReadonlySet<string>, declared: readonly string[]) =>
  [...read].filter(
    table => table in capturedTables && !ofHistory.includes(table) && !declared.includes(table),
  )

async function marked() {
  const room = await openExamRoom()
  await room.enter({ 王契: { theory: 95, practice: 95 }, 李娜: { theory: 60, practice: 60 } })
  const { sessionId, roll } = room
  await room.call('certificates', 'issue', { sessionId, enrolmentIds: [roll.王契] })
  return { room, reader: openReader(bookFile(room.dataDir)) }
}

const scans = { lost: async () => new Set<string>(), probe: async () => new Set<string>() }

it('declares of every paper that is evidence each table it is filled from', async () => {
  const { room, reader } = await marked()
  const subjects = {
    session: { kind: 'session' as const, id: room.sessionId },
    person: { kind: 'person' as const, id: room.people.王契 },
    year: { kind: 'year' as const, year: 2026 },
  }
  for (const { form, of } of formKinds) {
    const known = await formNamed(form)
    if (!known?.evidence) continue
    const { db, read } = recording(reader.db)
    const office = await getLetterhead(db)
    for (const kind of of) {
      const moment = { db, scans: scans as never, today: '2026-12-09', office }
      expect(await known.sheet(moment, subjects[kind], 'zh-CN'), form).toBeTypeOf('object')
    }
    expect([form, undeclared(read, known.evidence)]).toEqual([form, []])
  }
  reader.sqlite.close()
})

it('declares of every table that is exported the tables of the book it is filled from', async () => {
  const { room, reader } = await marked()
  const exported: [string, readonly string[], (db: Db) => Promise<unknown>][] = [
    ['results', resultTables, db => sessionResults(db, room.sessionId)],
    ['ledger', ledgerTables, db => listLedger({ db, scans: scans as never }, 2026)],
    [
      'people',
      peopleTables,
      async db => {
        await listPeople(db, {} as never, { sort: 'name', direction: 'asc', cursor: null, limit: 500 })
        await listUnits(db)
      },
    ],
  ]
  for (const [name, declared, fill] of exported) {
    const { db, read } = recording(reader.db)
    await fill(db)
    // Hours are counted by the office's own.
    if (name === 'ledger') await getOffice(db)
    expect([name, undeclared(read, declared)]).toEqual([name, []])
  }
  reader.sqlite.close()
})
