import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type BackupReason,
  backupsToDrop,
  hourlyDue,
  type KeptBackup,
} from '../../../src/domain/book/retention'

/** One backup each `minutes`, oldest first, ending on 2026-12-09 at noon. */
function series(count: number, minutes: number, reason: BackupReason = 'hourly'): KeptBackup[] {
  const last = Date.parse('2026-12-09T12:00:00Z')
  return Array.from({ length: count }, (_, index) => ({
    name: `${reason}-${index}`,
    serial: index + 1,
    at: new Date(last - (count - 1 - index) * minutes * 60_000).toISOString().slice(0, 16),
    reason,
  }))
}

const keptOf = (backups: KeptBackup[]) => {
  const dropped = new Set(backupsToDrop(backups))
  return backups.filter(backup => !dropped.has(backup.name))
}

describe('which backups stay', () => {
  it.each([
    { what: 'a day of hourly ones', backups: series(24, 60), kept: 24 },
    { what: 'ten of each kind made before something', backups: series(30, 60, 'before_import'), kept: 10 },
    { what: 'the manual ones', backups: series(40, 60, 'manual'), kept: 40 },
    { what: 'none of none', backups: [], kept: 0 },
  ])('keeps $what', ({ backups, kept }) => {
    expect(keptOf(backups)).toHaveLength(kept)
  })

  it('thins two years of hourly backups to hours, days, weeks and months', () => {
    const kept = keptOf(series(2 * 365 * 24, 60))
    expect(kept.length).toBeLessThanOrEqual(24 + 14 + 8 + 12)
    const months = new Set(kept.map(backup => backup.at.slice(0, 7)))
    expect(months.size).toBe(12)
    expect(new Set(kept.map(backup => backup.at.slice(0, 10))).size).toBeGreaterThanOrEqual(14 + 5)
  })

  it('does not mind a clock that was ten years ahead for a day', () => {
    const before = series(10, 60)
    const ahead = series(5, 60).map((backup, index) => ({
      ...backup,
      name: `ahead-${index}`,
      serial: 11 + index,
      at: backup.at.replace('2026', '2036'),
    }))
    expect(keptOf([...before, ...ahead])).toHaveLength(15)
  })

  it('drops no good one for a bad one of its hour, its day or its kind', () => {
    const inOneHour: KeptBackup[] = [
      { name: 'good', serial: 1, at: '2026-12-09T10:05', reason: 'hourly' },
      { name: 'bad', serial: 2, at: '2026-12-09T10:50', reason: 'hourly', bad: true },
      { name: 'later', serial: 3, at: '2026-12-09T11:10', reason: 'hourly' },
    ]
    expect(keptOf(inOneHour).map(({ name }) => name)).toEqual(['good', 'bad', 'later'])
    const good = series(10, 60, 'before_import')
    const bad = series(12, 1, 'before_import').map((one, index) => ({
      ...one,
      name: `bad-${index}`,
      serial: 100 + index,
      bad: true,
    }))
    const kept = keptOf([...good, ...bad])
    expect(kept.filter(one => !one.bad)).toEqual(good)
    // They go as they always did: what nobody can restore does not fill the disk.
    expect(kept.filter(one => one.bad)).toHaveLength(10)
  })

  it('keeps the newest good one, whatever bad ones came after it', () => {
    const [first] = series(1, 60)
    const bad = series(400, 60, 'hourly').map((one, index) => ({
      ...one,
      name: `bad-${index}`,
      serial: 2 + index,
      bad: true,
    }))
    expect(keptOf([first as KeptBackup, ...bad])[0]).toEqual(first)
  })

  it('always keeps the newest, and never drops what a second thinning would keep', () => {
    const backup = fc.record({
      at: fc
        .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
        .map(date => date.toISOString().slice(0, 16)),
      reason: fc.constantFrom<BackupReason>('hourly', 'manual', 'before_import', 'before_restore'),
    })
    fc.assert(
      fc.property(fc.array(backup, { maxLength: 120 }), found => {
        const backups = found.map((one, index) => ({ ...one, serial: index + 1, name: String(index) }))
        const kept = keptOf(backups)
        expect(backupsToDrop(kept)).toEqual([])
        if (backups.length > 0) expect(kept.at(-1)).toEqual(backups.at(-1))
      }),
    )
  })
})

describe('when the hourly backup is due', () => {
  it.each([
    { what: 'there is none yet', last: null, due: true },
    { what: 'nothing changed', last: { at: '2026-12-01T00:00:00Z', head: 'b' }, due: false },
    { what: 'it changed a while ago', last: { at: '2026-12-09T08:00:00Z', head: 'a' }, due: true },
    { what: 'the last one is fresh', last: { at: '2026-12-09T11:30:00Z', head: 'a' }, due: false },
    { what: 'the last one lies in the future', last: { at: '2036-12-09T11:30:00Z', head: 'a' }, due: true },
  ])('$what: $due', ({ last, due }) => {
    expect(hourlyDue(last, 'b', '2026-12-09T12:00:00Z')).toBe(due)
  })
})
