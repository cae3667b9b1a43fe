import { describe, expect, it } from 'vitest'
import { areasInOrder } from '../../../electron/service/areas-in-order'
import { contract } from '../../../src/contract/contract'
import type { ProcedureDef } from '../../../src/contract/define'
import { bookFile, valuesIn } from '../support/book-file'
import { openPage } from '../support/page'
import { openTestService } from '../support/service'

/** As `area.name`. */
const internal = areasInOrder.flatMap(({ name: area }) =>
  Object.entries(((contract as Record<string, unknown>)[area] ?? {}) as Record<string, ProcedureDef>)
    .filter(([, procedure]) => procedure.kind === 'command' && procedure.internal)
    .map(([name, procedure]) => [area, name, procedure] as const),
)

describe('commands of the service itself', () => {
  it('are those that only its jobs, its openings and the demonstration year give', () => {
    expect(internal.map(([area, name]) => `${area}.${name}`)).toEqual([
      'book.noteRestore',
      'book.noteAltered',
      'book.noteLost',
      'settings.setBookToday',
      'imports.rememberLayout',
      'people.writeRoster',
      'needs.writeAbility',
      'sessions.writeAttendance',
      'sessions.markSignInPrinted',
      'sessions.noteAttachment',
      'assessments.writeScores',
      'certificates.raiseNumbers',
      'certificates.logPrints',
    ])
  })

  it.each(internal)('%s.%s does not exist for a page', async (area, name, procedure) => {
    const book = await openTestService()
    const send = openPage(book.service).send
    await expect(send(area, name, procedure, {})).rejects.toMatchObject({
      error: { kind: 'invalid', message: 'no such procedure' },
    })
  })

  it('do nothing over a page’s port with an input that fits, and all of it without one', async () => {
    const book = await openTestService()
    const send = openPage(book.service).send
    const raise = { floors: [{ series: 'KF-TS-2026-#', last: 99 }], elsewhere: false }
    const counters = () => valuesIn(bookFile(book.dataDir), 'SELECT last FROM certificate_counter')
    await expect(
      send('certificates', 'raiseNumbers', contract.certificates.raiseNumbers, raise),
    ).rejects.toMatchObject({
      error: { kind: 'invalid' },
    })
    expect(counters()).toEqual([])
    await book.call('certificates', 'raiseNumbers', raise)
    expect(counters()).toEqual([99])
  })
})
