import type { RowDecision } from '../../domain/imports/preview'
import type { Words } from '../../i18n/setup'

/** What a person chose for one decision: the option, and what it says of which rows. */
export interface PickedOption {
  option: string
  decisions: readonly (readonly [row: number, decision: RowDecision])[]
  /** Where it answers what is no row's. */
  answer?: readonly [key: string, answer: string]
}

export interface Option extends PickedOption {
  /** Its words: `imports:option.<words>`. */
  words: keyof Words['imports']['option']
  params: Record<string, string | number>
}

/** As the wire carries them. */
export function rowDecisionsOf(picks: ReadonlyMap<string, PickedOption>): Record<string, RowDecision[]> {
  const rows: Record<string, RowDecision[]> = {}
  for (const { decisions } of picks.values()) {
    for (const [row, decision] of decisions) {
      const known = rows[row] ?? []
      if (!known.includes(decision)) known.push(decision)
      rows[row] = known
    }
  }
  return rows
}

/** What was answered to questions that are no row's. */
export function answersOf(picks: ReadonlyMap<string, PickedOption>): Record<string, string> {
  return Object.fromEntries([...picks.values()].flatMap(({ answer }) => (answer ? [answer] : [])))
}
