import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formKinds } from '../../../electron/service/forms-in-order'
import type { FormSubject } from '../../../src/contract/forms'
import { answer, type BothEngines, buildOnBoth, carryOver, formSheet, rowsOf } from './both-engines'
import { everyQuery, questions, subjects } from './questions'
import { traceOf } from './stored'

let both: BothEngines
beforeAll(async () => {
  both = await buildOnBoth()
}, 300_000)
afterAll(() => both?.close())

describe('the demonstration year on SQLite and on PostgreSQL', () => {
  it('is built by the same commands, which answer the same', () => {
    expect(both.outputs.length).toBeGreaterThan(400)
    expect(both.outputs.map(({ command, postgres }) => [command, postgres])).toEqual(
      both.outputs.map(({ command, sqlite }) => [command, sqlite]),
    )
  })

  it('has the same rows in every table', async () => {
    for (const table of both.tables.written)
      expect(await rowsOf(both.postgres, table), table).toEqual(await rowsOf(both.sqlite, table))
    expect((await rowsOf(both.postgres, 'person')).length).toBeGreaterThan(500)
  })

  it('has the same history, every change and what undo can take back', async () => {
    const trace = await traceOf(both.sqlite, 1)
    expect(await traceOf(both.postgres, 1)).toEqual(trace)
    expect(trace.changes.length).toBeGreaterThan(5000)
    expect(trace.stack.length).toBeGreaterThan(400)
  })

  it('gives every query of the contract the same answer', { timeout: 180_000 }, async () => {
    await carryOver(both)
    const written: Record<string, Record<string, unknown[] | undefined> | undefined> = await questions(
      both.sqlite,
    )
    for (const [area, name] of everyQuery())
      for (const input of written[area]?.[name] ?? [{}]) {
        const asked = `${area}.${name} ${JSON.stringify(input).slice(0, 200)}`
        const wanted = await answer(both.sqlite, area, name, input)
        const given = await answer(both.postgres, area, name, input).catch(String)
        expect.soft(given, asked).toEqual(wanted)
      }
  })

  it('gathers the same for every form', { timeout: 120_000 }, async () => {
    const { sessions, people } = await subjects(both.sqlite)
    const about: FormSubject[] = [
      ...sessions.map(id => ({ kind: 'session' as const, id })),
      ...people.map(id => ({ kind: 'person' as const, id })),
      { kind: 'year', year: 2026 },
    ]
    for (const { form: name } of formKinds) {
      let gathered = 0
      for (const subject of about) {
        const wanted = await formSheet(both.sqlite, name, subject)
        if (typeof wanted === 'object' && wanted !== null) gathered++
        expect
          .soft(await formSheet(both.postgres, name, subject), `${name} ${JSON.stringify(subject)}`)
          .toEqual(wanted)
      }
      expect(gathered, name).toBeGreaterThan(0)
    }
  })

  it('sorts texts by their bytes on both, as keys of pages are compared', async () => {
    for (const db of [both.sqlite, both.postgres]) {
      const rows = await db.selectFrom('person').select('sort_key').orderBy('sort_key').execute()
      const keys = rows.map(row => row.sort_key)
      expect(keys).toEqual([...keys].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))))
    }
  })

  it('finds out what only SQLite understands', async () => {
    const onlySqlite = both.postgres
      .selectFrom('person_tag')
      .select(eb => eb.fn<string>('json_group_array', ['tag']).as('tags'))
    await expect(onlySqlite.execute()).rejects.toThrow(/json_group_array/)
  })
})
