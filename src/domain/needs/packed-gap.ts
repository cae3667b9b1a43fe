import type { GapKind, Level, RatingState } from './codes'
import { gapOf, type Standing } from './gap'

/**
 * One cell of person × competency as a whole number, so that 20,000 of them cross the wire in milliseconds:
 * tens the level asked (0 nothing), ones the level held (0 unrated, 6 not observed, 7 exempt, 8 revoked, 9 expired).
 */
export type PackedGap = number

const ones: Record<Exclude<RatingState, 'rated'>, number> = {
  not_observed: 6,
  exempt: 7,
  revoked: 8,
  expired: 9,
}
const states = new Map(Object.entries(ones).map(([state, one]) => [one, state as keyof typeof ones]))

/** `packGap(4, { state: 'rated', level: 2 })` is 42. */
export function packGap(required: number | null, state: RatingState | null, level: number | null): PackedGap {
  return (required ?? 0) * 10 + (state === null ? 0 : state === 'rated' ? (level ?? 0) : ones[state])
}

export interface UnpackedGap {
  readonly kind: GapKind
  readonly required: Level | null
  readonly level: Level | null
  readonly by: number | null
}

export function unpackGap(packed: PackedGap): UnpackedGap {
  const required = (Math.floor(packed / 10) || null) as Level | null
  const one = packed % 10
  const state = states.get(one)
  const level = one >= 1 && one <= 5 ? (one as Level) : null
  const standing: Standing | null = state ? { state } : level ? { state: 'rated', level } : null
  return { ...gapOf(required, standing), required, level }
}
