import type { Day } from '../days/day'
import { type Change, type ChangeValue, textValue, wordValue } from '../imports/changes'
import type { AbilityRow } from './ability-matrix'
import type { Level, RatingState } from './codes'

/** Where somebody stands in a competency, since which day. */
export type StandingSince = {
  readonly state: RatingState
  readonly level: Level | null
  readonly ratedOn: Day
}

/** What a competency is called in the book, by the name the file gives it; what the book does not have is left out. */
export type CompetencyNames = ReadonlyMap<string, { readonly name: string; readonly nameEn: string | null }>

/** By person, then by the competency's own name. */
export type Standings = ReadonlyMap<string, ReadonlyMap<string, StandingSince>>

/**
 * Levels a file would change, row after row: a person written twice is compared with what the row above would leave.
 * A rating older than the one that stands goes into the history and is pointed out. Nothing of whoever is rated for
 * the first time.
 */
export function abilityChanges(standings: Standings, names: CompetencyNames, today: Day) {
  const left = new Map<string, StandingSince>()
  return (row: AbilityRow): Change[] => {
    const book = standings.get(row.personId)
    const own = (competency: string) => names.get(competency) ?? { name: competency, nameEn: null }
    if (!book || row.ratings.every(({ competency }) => !book.has(own(competency).name))) return []
    const ratedOn = row.assessedOn ?? today
    return row.ratings.flatMap(({ competency, state, level }): Change[] => {
      const called = own(competency)
      const key = `${row.personId} ${called.name}`
      const before = left.get(key) ?? book.get(called.name) ?? null
      const isOlder = before !== null && ratedOn < before.ratedOn
      if (!isOlder) left.set(key, { state, level, ratedOn })
      if (before && before.state === state && before.level === level) return []
      return [
        {
          row: row.row,
          staffNo: row.staffNo,
          name: row.name,
          field: called.name,
          called: { as: 'names', names: [called] },
          of: null,
          before: before && levelValue(before),
          after: levelValue({ state, level }),
          note: isOlder ? 'older' : null,
        },
      ]
    })
  }
}

const levelValue = ({ state, level }: Pick<StandingSince, 'state' | 'level'>): ChangeValue =>
  state === 'rated' && level !== null ? textValue(String(level)) : wordValue(state)
