import type { Minutes } from '../../days/clock'
import type { Day } from '../../days/day'
import type { DayScans } from './scan-log'
import type { Stay } from './stays'

const GOING = /签退|簽退|离开|離開|下班|退场|\bout\b|leave/i
const COMING = /签到|簽到|到达|上班|入场|\bin\b|arriv/i

interface TimesOfDay {
  scans: Minutes[]
  stays: Map<string, [Minutes | null, Minutes | null]>
}

const timesOfDay = (): TimesOfDay => ({ scans: [], stays: new Map() })

/** The times of one row, day by day; a coming and a going of one heading are a stay. */
export class TimesOfRow {
  /** Goings that are before their coming: neither counts. */
  readonly contrary: { readonly day: Day; readonly heading: string; readonly at: Minutes }[] = []
  private readonly byDay = new Map<Day, TimesOfDay>()

  add(day: Day, heading: string, at: Minutes): void {
    const known = this.byDay.get(day) ?? timesOfDay()
    this.byDay.set(day, known)
    known.scans.push(at)
    const group = heading.replace(GOING, '').replace(COMING, '')
    const stay = known.stays.get(group) ?? [null, null]
    if (GOING.test(heading)) stay[1] = at
    else if (COMING.test(heading)) stay[0] = at
    known.stays.set(group, stay)
  }

  /** Drops what is not in order of time first. */
  days(): Pick<DayScans, 'day' | 'scans' | 'stays'>[] {
    return [...this.byDay].flatMap(([day, { scans, stays }]) => {
      const dropped = new Set<Minutes>()
      const kept = [...stays].flatMap(([heading, [came, left]]): Stay[] => {
        if (came === null || left === null || left > came) return [[came, left]]
        if (left === came) return [[came, null]]
        this.contrary.push({ day, heading: heading.trim(), at: left })
        for (const at of [came, left]) dropped.add(at)
        return []
      })
      if (kept.length === 0) return []
      const paired = kept.some(([, going]) => going !== null)
      const inOrder = [...new Set(scans)].filter(at => !dropped.has(at)).sort((a, b) => a - b)
      return [{ day, scans: inOrder, ...(paired ? { stays: kept } : {}) }]
    })
  }
}
