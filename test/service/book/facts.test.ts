import { describe, expect, it } from 'vitest'
import { schemaVersion } from '../../../electron/service/db/sqlite/migrations/list'
import { openTestService } from '../support/service'

describe('the facts of the file', () => {
  it('are numbers and settings of an open book', async () => {
    const { call } = await openTestService()
    const before = await call('book', 'facts', {})
    expect(before).toMatchObject({ schema: schemaVersion, journal: 'wal', pageBytes: 4096 })
    expect(before.sqlite).toMatch(/^3\.\d+\.\d+$/)
    expect(before.pages).toBeGreaterThan(10)
    await call('settings', 'addOperator', { name: '梁静' })
    const after = await call('book', 'facts', {})
    expect(after.commands).toBe(before.commands + 1)
  })

  it('are not there without one', async () => {
    const { call } = await openTestService({ create: false })
    await expect(call('book', 'facts', {})).rejects.toMatchObject({ code: 'no_book' })
  })
})
