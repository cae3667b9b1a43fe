import type { PersonBrief } from '../../contract/people/brief'
import type { PastedToken } from '../../contract/people/person'

/** What a coordinator decided about a pasted word: which of its people is meant, or nobody (null). */
export type PastedChoices = Readonly<Record<string, string | null>>

export interface PastedOutcome {
  /** Whom the list names, each once, in its order. */
  people: PersonBrief[]
  /** Homonyms nobody has chosen between yet. */
  undecided: PastedToken[]
  /** Numbers without their zeros, that nobody has said are somebody's. */
  padded: PastedToken[]
  left: PastedToken[]
  unknown: PastedToken[]
  /** Named, and on the other list already. */
  known: PersonBrief[]
}

/** What a pasted list comes to. Leavers come in only when chosen by hand; `known` are those on the list already. */
export function pastedOutcome(
  tokens: readonly PastedToken[],
  choices: PastedChoices,
  known: ReadonlySet<string> = new Set(),
): PastedOutcome {
  const outcome: PastedOutcome = { people: [], undecided: [], padded: [], left: [], unknown: [], known: [] }
  const taken = new Set<string>()
  for (const token of tokens) {
    const choice = choices[token.token]
    if (token.state === 'unknown') outcome.unknown.push(token)
    if (token.state === 'left') outcome.left.push(token)
    if (token.state === 'homonym' && choice === undefined)
      outcome[token.by === 'padded_number' ? 'padded' : 'undecided'].push(token)
    const chosen = token.candidates.find(person => person.id === choice)
    const person = token.state === 'matched' && choice === undefined ? token.candidates[0] : chosen
    if (!person || taken.has(person.id)) continue
    taken.add(person.id)
    if (known.has(person.id)) outcome.known.push(person)
    else outcome.people.push(person)
  }
  return outcome
}

/** Words that nobody has decided on, each once: homonyms, leavers, strangers. */
export function unresolvedTokens(tokens: readonly PastedToken[]): PastedToken[] {
  const seen = new Set<string>()
  return tokens.filter(token => {
    if (token.state === 'matched' || seen.has(token.token)) return false
    seen.add(token.token)
    return true
  })
}
