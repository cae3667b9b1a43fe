import { afterEach, describe, expect, it } from 'vitest'
import { localTimestamp } from '../../../electron/service/local-time'
import { backupsToDrop, keptPeriods } from '../../../src/domain/book/retention'

const zone = process.env.TZ
afterEach(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

const hour = 3_600_000
/** One hourly backup after the other, as they are thinned: by the clock of the office. */
function keptOf(instants: Date[]): Date[] {
  const backups = instants.map((at, serial) => ({
    name: at.toISOString(),
    serial,
    at: localTimestamp(at),
    reason: 'hourly' as const,
  }))
  const dropped = new Set(backupsToDrop(backups))
  return instants.filter(at => !dropped.has(at.toISOString()))
}
const everyHour = (from: string, hours: number) =>
  Array.from({ length: hours }, (_, n) => new Date(Date.parse(from) + n * hour))

describe('backups by the hour, where the clock is changed', () => {
  it('in autumn: of the hour that comes twice the later one stays, and none of its neighbours goes', () => {
    process.env.TZ = 'Europe/Berlin'
    const night = everyHour('2026-10-24T23:30:00Z', 4)
    expect(night.map(localTimestamp)).toEqual([
      '2026-10-25T01:30',
      '2026-10-25T02:30',
      '2026-10-25T02:30',
      '2026-10-25T03:30',
    ])
    expect(keptOf(night)).toEqual([night[0], night[2], night[3]])
  })

  it('in spring: the hour that is left out takes none with it', () => {
    process.env.TZ = 'Europe/Berlin'
    const night = everyHour('2026-03-28T23:30:00Z', 4)
    expect(night.map(localTimestamp)).toEqual([
      '2026-03-29T00:30',
      '2026-03-29T01:30',
      '2026-03-29T03:30',
      '2026-03-29T04:30',
    ])
    expect(keptOf(night)).toEqual(night)
  })

  it.each([
    ['Europe/Berlin', '2026-10-10T00:00:00Z'],
    ['Europe/Berlin', '2026-03-14T00:00:00Z'],
    // Half an hour, at the other end of the year.
    ['Australia/Lord_Howe', '2026-03-20T00:00:00Z'],
    ['Asia/Shanghai', '2026-10-10T00:00:00Z'],
  ])('%s from %s: each of the last days keeps the newest of its own day', (name, from) => {
    process.env.TZ = name
    const all = everyHour(from, 24 * 28)
    const dayOf = new Intl.DateTimeFormat('sv-SE', { timeZone: name, dateStyle: 'short' })
    const newestOfDay = new Map(all.map(at => [dayOf.format(at), at]))
    const kept = keptOf(all)
    for (const newest of [...newestOfDay.values()].slice(-keptPeriods.days))
      expect(kept).toContainEqual(newest)
  })
})
