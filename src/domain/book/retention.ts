export type BackupReason =
  | 'hourly'
  | 'manual'
  | 'before_migration'
  | 'before_import'
  | 'before_restore'
  | 'salvaged'

export interface KeptBackup {
  name: string
  /** Grows by one with every backup, whatever the clock does. */
  serial: number
  /** Local time 'YYYY-MM-DDTHH:mm'. */
  at: string
  reason: BackupReason
  /** Not known to be as it was written, or its rows are not those of its record. */
  bad?: boolean
}

/** How many distinct hours, days, weeks and months keep their newest hourly backup. */
export const keptPeriods = { hours: 24, days: 14, weeks: 8, months: 12 } as const
/** How many of each other kind stay. What a person made, or what was salvaged, stays longest. */
export const keptOfReason: Record<Exclude<BackupReason, 'hourly'>, number> = {
  before_migration: 10,
  before_import: 10,
  before_restore: 10,
  manual: 50,
  salvaged: 50,
}

/**
 * Names of the backups to delete. Periods are counted among the backups themselves, never from today:
 * a clock that is years off deletes nothing that a right one would keep. The newest always stays.
 *
 * A bad one takes no other's place: the good ones are counted among themselves, and it goes when it would go as one of all.
 */
export function backupsToDrop(backups: readonly KeptBackup[]): string[] {
  const good = backups.filter(({ bad }) => !bad)
  const amongAll = new Set(droppedOf(backups))
  const bad = backups.filter(one => one.bad && amongAll.has(one.name))
  return [...droppedOf(good), ...bad.map(({ name }) => name)]
}

/** Of these, whatever they are worth. */
function droppedOf(backups: readonly KeptBackup[]): string[] {
  const newestFirst = [...backups].sort((a, b) => b.serial - a.serial)
  const kept = new Set<string>(newestFirst.slice(0, 1).map(backup => backup.name))
  const hourly = newestFirst.filter(backup => backup.reason === 'hourly')
  const keepNewestOf = (periods: number, periodOf: (at: string) => string) => {
    const seen = new Set<string>()
    for (const backup of hourly) {
      const period = periodOf(backup.at)
      if (seen.has(period) || seen.size === periods) continue
      seen.add(period)
      kept.add(backup.name)
    }
  }
  keepNewestOf(keptPeriods.hours, at => at.slice(0, 13))
  keepNewestOf(keptPeriods.days, at => at.slice(0, 10))
  keepNewestOf(keptPeriods.weeks, weekOf)
  keepNewestOf(keptPeriods.months, at => at.slice(0, 7))
  for (const [reason, most] of Object.entries(keptOfReason)) {
    for (const backup of newestFirst.filter(one => one.reason === reason).slice(0, most))
      kept.add(backup.name)
  }
  return newestFirst.filter(backup => !kept.has(backup.name)).map(backup => backup.name)
}

const hourMs = 3_600_000

/**
 * Whether the hourly backup is due: the book changed since the last one and an hour has passed.
 * A last one that lies in the future (the clock went back) does not hold the next one up.
 */
export function hourlyDue(last: { at: string; head: string } | null, head: string, now: string): boolean {
  if (last === null) return true
  if (last.head === head) return false
  const age = Date.parse(now) - Date.parse(last.at)
  return age >= hourMs || age < 0
}

/** The Monday of its week, as a name for the week. */
function weekOf(at: string): string {
  const day = new Date(`${at.slice(0, 10)}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7))
  return day.toISOString().slice(0, 10)
}
