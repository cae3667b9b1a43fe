import type { Minutes } from '../days/clock'
import type { Day } from '../days/day'
import { textHash } from './fingerprint'

/** A value as it stands in the data, or would: the page says it in its own language. */
export type ChangeValue =
  | { readonly as: 'text'; readonly text: string }
  /** A code of the kind's own words, with the minutes somebody missed where they are known. */
  | { readonly as: 'word'; readonly word: string; readonly minutes?: number }
  | { readonly as: 'day'; readonly day: Day }
  /** What has a name in both languages; a unit with those above it. */
  | {
      readonly as: 'names'
      readonly names: readonly { readonly name: string; readonly nameEn: string | null }[]
    }
  /** A field of one of several attempts: 1 and up for what came after the first. */
  | { readonly as: 'again'; readonly field: string; readonly number: number }
  /** A dated block of a session. */
  | { readonly as: 'block'; readonly day: Day; readonly starts: Minutes; readonly ends: Minutes }

/**
 * What wants a second look. replaced: a result that was entered before gives way. by_hand: so does what somebody typed.
 * absent: no scan of somebody who is expected. older: goes into the history and changes nothing that stands.
 * hidden: the two differ in the digits that are not shown.
 */
export const changeNotes = ['replaced', 'by_hand', 'absent', 'older', 'hidden'] as const
export type ChangeNote = (typeof changeNotes)[number]

/** One thing an import would change about one person. */
export type Change = {
  /** The sheet's 1-based row; null for somebody whom no row names. */
  readonly row: number | null
  readonly staffNo: string | null
  readonly name: string
  /** What they are narrowed and counted by: a field, a competency, a state. */
  readonly field: string
  /** The field's name where the kind's words do not have it. */
  readonly called: ChangeValue | null
  /** Of what, where a field is one of several things: the block somebody was absent from. */
  readonly of: ChangeValue | null
  /** Null: nothing stands there, or would. */
  readonly before: ChangeValue | null
  readonly after: ChangeValue | null
  readonly note: ChangeNote | null
}

/** How many changes there are of one field. */
export type ChangedField = Pick<Change, 'field' | 'called'> & { readonly count: number }

export type ChangeTotals = {
  readonly total: number
  /** Whom they are about, each counted once wherever their changes stand. */
  readonly people: number
  /** The most frequent first. */
  readonly fields: readonly ChangedField[]
  /** How often each note stands. */
  readonly notes: Readonly<Partial<Record<ChangeNote, number>>>
}

/** Counts changes as they pass: no more of them is kept than how many there are of each field, and a number for each person. */
export function changeCounts() {
  const fields = new Map<string, ChangedField>()
  const notes: Partial<Record<ChangeNote, number>> = {}
  let total = 0
  const people = new Set<number>()
  return {
    see({ row, staffNo, name, field, called, note }: Change): void {
      const known = fields.get(field)
      fields.set(field, { field, called, count: (known?.count ?? 0) + 1 })
      if (note) notes[note] = (notes[note] ?? 0) + 1
      total += 1
      people.add(textHash(JSON.stringify(staffNo === null ? [row, name] : [staffNo])))
    },
    totals: (): ChangeTotals => ({
      total,
      people: people.size,
      fields: [...fields.values()].sort((a, b) => b.count - a.count),
      notes,
    }),
  }
}

export const textValue = (text: string): ChangeValue => ({ as: 'text', text })
export const wordValue = (word: string): ChangeValue => ({ as: 'word', word })
