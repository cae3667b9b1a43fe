import type { PastedToken } from '../../../contract/people/person'
import type { RollProposal } from '../../../contract/sessions/enrolment'

/** What a coordinator decided: proposals left aside, and who is meant where a word names several. */
export interface MessageChoices {
  aside: ReadonlySet<number>
  /** By proposal and place in it, e.g. '2 in': a person, or null for none of them. */
  people: Readonly<Record<string, string | null>>
}

export const noChoices: MessageChoices = { aside: new Set(), people: {} }

/** The words of a proposal, each with its place in it. */
export function tokensOf(proposal: RollProposal): { place: 'out' | 'in' | 'one'; token: PastedToken }[] {
  if (proposal.kind === 'unclear') return []
  if (proposal.kind === 'replace') {
    return [
      { place: 'out', token: proposal.out },
      { place: 'in', token: proposal.in },
    ]
  }
  return [{ place: 'one', token: proposal.person }]
}

export const choiceKey = (index: number, place: string): string => `${index} ${place}`

/** Who a word means: the only candidate, or the one chosen; undefined while nobody has chosen, null for nobody. */
export function meant(
  token: PastedToken,
  index: number,
  place: string,
  choices: MessageChoices,
): string | null | undefined {
  const chosen = choices.people[choiceKey(index, place)]
  if (chosen !== undefined) return chosen
  if (token.state === 'matched') return token.candidates[0]?.id ?? null
  if (token.state === 'homonym') return undefined
  // Somebody who has left cannot come, but can be taken off.
  return token.state === 'left' && place === 'out' ? (token.candidates[0]?.id ?? null) : null
}

export interface RollChange {
  add: string[]
  withdraw: { enrolmentId: string; note: string }[]
  /** Proposals that take part. */
  count: number
  /** Words that name several people and wait for a choice. */
  undecided: number
}

/** What the accepted proposals come to; `enrolmentOf` knows who is on the roll. */
export function rollChange(
  proposals: readonly RollProposal[],
  choices: MessageChoices,
  enrolmentOf: ReadonlyMap<string, string>,
): RollChange {
  const change: RollChange = { add: [], withdraw: [], count: 0, undecided: 0 }
  proposals.forEach((proposal, index) => {
    if (proposal.kind === 'unclear' || choices.aside.has(index)) return
    const people = tokensOf(proposal).map(({ place, token }) => meant(token, index, place, choices))
    change.undecided += people.filter(person => person === undefined).length
    const goes = proposal.kind === 'add' ? null : people[0]
    const comes = proposal.kind === 'remove' ? null : people.at(-1)
    const enrolmentId = goes ? enrolmentOf.get(goes) : undefined
    const enters = comes && !enrolmentOf.has(comes) ? comes : undefined
    if (enrolmentId === undefined && enters === undefined) return
    change.count += 1
    if (enrolmentId !== undefined && !change.withdraw.some(one => one.enrolmentId === enrolmentId))
      change.withdraw.push({ enrolmentId, note: proposal.text })
    if (enters !== undefined && !change.add.includes(enters)) change.add.push(enters)
  })
  return change
}
