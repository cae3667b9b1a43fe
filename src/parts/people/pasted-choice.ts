import type { PersonBrief } from '../../contract/people/brief'
import type { ListedToken } from '../../contract/people/person'
import { questionsOf, restOfList } from '../../domain/people/pasted-rest'

/** What a coordinator decided about a question of the list: which of its people is meant, or nobody (null). */
export type PastedChoices = Readonly<Record<string, string | null>>

export interface PastedOutcome {
  /** Whom the list names, each once, in its order. */
  people: PersonBrief[]
  /** Homonyms nobody has chosen between yet. */
  undecided: ListedToken[]
  /** Numbers without their zeros, that nobody has said are somebody's. */
  padded: ListedToken[]
  left: ListedToken[]
  unknown: ListedToken[]
  /** Named, and on the other list already. */
  known: PersonBrief[]
}

/** Whom a word stands for as things are decided. Leavers come in only when chosen by hand. */
function meant(token: ListedToken, choice: string | null | undefined): PersonBrief | undefined {
  if (token.state === 'matched' && choice === undefined) return token.candidates[0]
  return token.candidates.find(person => person.id === choice)
}

/** What a pasted list comes to; `known` are those on the list already. */
export function pastedOutcome(
  tokens: readonly ListedToken[],
  choices: PastedChoices,
  known: ReadonlySet<string> = new Set(),
): PastedOutcome {
  const outcome: PastedOutcome = { people: [], undecided: [], padded: [], left: [], unknown: [], known: [] }
  const taken = new Set<string>()
  const questions = questionsOf(tokens)
  for (const [at, token] of tokens.entries()) {
    const choice = choices[questions[at] ?? '']
    if (token.state === 'unknown') outcome.unknown.push(token)
    if (token.state === 'left') outcome.left.push(token)
    if (token.state === 'homonym' && choice === undefined)
      outcome[token.by === 'padded_number' ? 'padded' : 'undecided'].push(token)
    const person = meant(token, choice)
    if (!person || taken.has(person.id)) continue
    taken.add(person.id)
    if (known.has(person.id)) outcome.known.push(person)
    else outcome.people.push(person)
  }
  return outcome
}

export interface PastedQuestion {
  id: string
  word: ListedToken
  /** The how manieth of its name in the list. */
  nth: number
}

/** Words that nobody has decided on, each question once: homonyms, leavers, strangers. */
export function unresolvedTokens(tokens: readonly ListedToken[]): PastedQuestion[] {
  const found = new Map<string, PastedQuestion>()
  const asked = new Map<string, number>()
  const questions = questionsOf(tokens)
  for (const [at, word] of tokens.entries()) {
    const id = questions[at] ?? ''
    if (word.state === 'matched' || found.has(id)) continue
    const nth = (asked.get(word.token) ?? 0) + 1
    asked.set(word.token, nth)
    found.set(id, { id, word, nth })
  }
  return [...found.values()]
}

/** What stays to be dealt with once these people are where they belong: the text, and what was decided about it. */
export function pastedRest(
  tokens: readonly ListedToken[],
  choices: PastedChoices,
  added: ReadonlySet<string>,
): { text: string; choices: PastedChoices } {
  const questions = questionsOf(tokens)
  const staying = tokens.map((token, at) => {
    const person = meant(token, choices[questions[at] ?? ''])
    return !person || !added.has(person.id)
  })
  const rest = tokens.filter((_, at) => staying[at])
  const before = questions.filter((_, at) => staying[at])
  const decided = questionsOf(rest).flatMap((id, at) => {
    const choice = choices[before[at] ?? '']
    return choice === undefined ? [] : [[id, choice] as const]
  })
  return { text: restOfList(tokens, at => staying[at] ?? false), choices: Object.fromEntries(decided) }
}
