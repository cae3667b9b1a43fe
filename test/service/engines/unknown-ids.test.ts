import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Refusal } from '../../../electron/service/refusal'
import { contract } from '../../../src/contract/contract'
import type { AreaContract, CommandDef } from '../../../src/contract/define'
import { openTestService, type TestService } from '../support/service'
import { commands } from './commands'
import type { Case, OnlySqlite } from './commands/case'
import { type BothOffices, openOnBoth } from './commands-on-both'
import { idPaths, leastInputs, withNobodys } from './unknown-ids'

type Tried = readonly Case<CommandDef>[] | OnlySqlite

const procedures = Object.entries(contract as Record<string, AreaContract>).flatMap(([area, ofArea]) =>
  Object.entries(ofArea).map(([name, procedure]) => ({ area, name, procedure })),
)

describe('a command that names a row nobody has', () => {
  let offices: BothOffices
  beforeAll(async () => {
    offices = await openOnBoth()
  }, 180_000)
  afterAll(() => offices?.close())

  for (const { area, name, procedure } of procedures) {
    const tried = (commands as Record<string, Record<string, Tried>>)[area]?.[name]
    if (procedure.kind !== 'command' || !tried || 'onlySqlite' in tried) continue
    it(`${area}.${name} is answered in words, on SQLite and on PostgreSQL`, async () => {
      for (const one of tried) {
        const given = typeof one === 'function' ? one : one.given
        let places = 1
        for (let at = 0; at < places; at++)
          await offices.visit(async (office, books) => {
            const input = await given(office)
            const paths = idPaths(procedure.input, input)
            places = paths.length
            const path = paths[at]
            const asked = path && withNobodys(input, path)
            // Where a row is named in two places, the contract itself may see that they do not fit.
            if (!path || !procedure.input.safeParse(asked).success) return
            const outcome = await books.tries(area, name, asked).catch(String)
            expect(outcome, `${path.join('.')} of ${area}.${name}`).toBeTypeOf('object')
            if (typeof outcome === 'object' && 'refused' in outcome)
              expect(procedure.refusals, path.join('.')).toContain(outcome.refused)
          })
      }
    })
  }
})

describe('a question or a job that names a row nobody has', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhixing-unknown-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const files = { 'list.csv': '姓名,工号\n王芳,10001\n', 'scan.pdf': '%PDF-1.4\n%%EOF\n' }

  const answered = async (app: TestService, area: string, name: string, input: unknown) => {
    const asking = app.service.call(area, name, input)
    return asking.then(
      () => 'answered',
      error => (error instanceof Refusal ? 'refused' : String(error)),
    )
  }

  for (const { area, name, procedure } of procedures) {
    if (procedure.kind === 'command' || idPaths(procedure.input, undefined).length === 0) continue
    it(`${area}.${name} is answered in words`, async () => {
      const app = await openTestService()
      for (const [file, text] of Object.entries(files)) {
        const path = join(folder, file)
        writeFileSync(path, text)
        for (const input of leastInputs(procedure.input, app.ticket(path)))
          expect(await answered(app, area, name, input), JSON.stringify(input)).toMatch(
            /^(answered|refused)$/,
          )
      }
    })
  }
})
