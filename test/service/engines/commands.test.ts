import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { capturedTables } from '../../../electron/service/db/captured'
import { contract } from '../../../src/contract/contract'
import type { AreaContract, CommandDef } from '../../../src/contract/define'
import { commands } from './commands'
import type { Case, OnlySqlite } from './commands/case'
import { type BothBooks, type BothOffices, openOnBoth } from './commands-on-both'
import type { Office } from './office'
import type { BookState } from './stored'

type Tried = readonly Case<CommandDef>[] | OnlySqlite

const table = Object.entries(commands).flatMap(([area, ofArea]) =>
  Object.entries(ofArea as Record<string, Tried>).map(([name, tried]) => ({ area, name, tried })),
)

let offices: BothOffices
beforeAll(async () => {
  offices = await openOnBoth()
}, 180_000)
afterAll(() => offices?.close())

describe('a command on SQLite and on PostgreSQL', () => {
  for (const { area, name, tried } of table) {
    if ('onlySqlite' in tried) continue
    it(`${area}.${name} leaves the same rows, undone and brought back too`, async () => {
      for (const one of tried) await offices.visit((office, books) => tryOne(office, books, area, name, one))
    })
  }

  it('is tried whatever area it is of, but for what only a file of SQLite needs', () => {
    const all = Object.entries(contract as Record<string, AreaContract>).flatMap(([area, procedures]) =>
      Object.entries(procedures).flatMap(([name, { kind }]) =>
        kind === 'command' ? [`${area}.${name}`] : [],
      ),
    )
    const names = (of: typeof table) => of.map(({ area, name }) => `${area}.${name}`)
    expect(names(table).sort()).toEqual(all.sort())
    expect(names(table.filter(({ tried }) => 'onlySqlite' in tried))).toEqual([
      'book.noteAltered',
      'book.putBack',
    ])
  })
})

async function tryOne(office: Office, books: BothBooks, area: string, name: string, one: Case<CommandDef>) {
  const given = typeof one === 'function' ? one : one.given
  const input = await given(office)
  const before = await books.state()
  const outcome = await books.tries(area, name, input)
  if ('refused' in outcome) {
    expect(typeof one === 'function' ? null : one.refused, JSON.stringify(outcome)).toBe(outcome.refused)
    expect(await books.state()).toEqual(before)
    return
  }
  expect(typeof one === 'function' ? null : one.refused).toBeNull()
  const after = await books.state()
  const { seq } = outcome
  if (seq === null) return
  await books.trace(seq)
  const { undo } = contractOf(area, name)
  if (undo === 'final' || area === 'book') return
  const undone = await office.does('book', 'undo', { seq, others: true, voids: true })
  const back = await books.state()
  if (undo === 'captured') expect(withoutKept(back)).toEqual(withoutKept(before))
  const redone = await books.tries('book', 'redo', { seq: undone.seq })
  expect(redone).toEqual(
    undo === 'captured'
      ? { seq: undone.seq + 1, output: {} }
      : expect.objectContaining({ refused: 'redo_compensated' }),
  )
  expect(await books.state()).toEqual(undo === 'captured' ? after : back)
  await books.trace(seq)
}

const contractOf = (area: string, name: string) =>
  (contract as Record<string, AreaContract>)[area]?.[name] as CommandDef

/** Rows that the history names stay when the step that made them is taken back. */
const withoutKept = (state: BookState) =>
  Object.fromEntries(Object.entries(state).filter(([name]) => !capturedTables[name]?.kept))
