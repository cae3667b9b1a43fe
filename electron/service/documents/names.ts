import { type Html, html } from './html'

// Right-to-left scripts, and the marks that turn the direction of what stands around them.
const TURNS =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/**
 * A person's text within a sentence. Arabic or Hebrew is isolated, so that it does not turn the words around it; what
 * cannot turn them stays bare: every element is one more piece to lay out and paint, five hundred times.
 */
export function nameMarkup(name: string): Html {
  const isolated = TURNS.test(name) ? html`<bdi>${name}</bdi>` : html`${name}`
  return isLatin(name) ? html`<span class="narrow">${isolated}</span>` : isolated
}

// The Chinese face has quotes and apostrophes a full em wide, which would tear O’Brien apart.
function isLatin(name: string): boolean {
  return /[‘’“”]/.test(name) && /\p{Script=Latin}/u.test(name) && !/\p{Script=Han}/u.test(name)
}
