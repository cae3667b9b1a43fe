/** Signs of a fingerprint of the record. */
export const FINGERPRINT_LENGTH = 64

/** What is wrong with a fingerprint as it was typed: a sign no fingerprint has, or how many signs there are. */
export type Mistyped = { sign: string } | { length: number }

/** Null when it can be one: 64 of 0–9 and a–f. Blanks and capitals make no difference. */
export function mistyped(typed: string): Mistyped | null {
  const signs = [...typed.replace(/\s/g, '')]
  const wrong = signs.find(sign => !/[0-9a-f]/i.test(sign))
  if (wrong !== undefined) return { sign: wrong }
  return signs.length === FINGERPRINT_LENGTH ? null : { length: signs.length }
}
