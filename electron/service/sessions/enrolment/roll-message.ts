import type { PersonBrief } from '../../../../src/contract/people/brief'
import type { RollProposal } from '../../../../src/contract/sessions/enrolment'
import { type RosterProposal, readJielong } from '../../../../src/domain/people/jielong'
import type { PastedPerson } from '../../../../src/domain/people/match-people'
import type { Db } from '../../context'
import { briefsOf, listMatchable, soundOf } from '../../people/people-service'
import { listRoll } from '../stores/enrolments-store'

/** A message from the group's chat, read against the roll and everybody in the book. */
export async function readMessage(db: Db, sessionId: string, text: string): Promise<RollProposal[]> {
  if (text.trim() === '') return []
  const enrolled = (await listRoll(db, sessionId, false)).map(person => person.personId)
  const proposals = readJielong(text, await listMatchable(db), enrolled, soundOf)
  const ids = new Set(
    proposals.flatMap(one => tokensOf(one).flatMap(token => token.candidates)).map(one => one.id),
  )
  const briefs = new Map((await briefsOf(db, [...ids])).map(brief => [brief.id, brief]))
  return proposals.map(one => withBriefs(one, briefs))
}

function tokensOf(proposal: RosterProposal): PastedPerson[] {
  if (proposal.kind === 'unclear') return []
  return proposal.kind === 'replace' ? [proposal.out, proposal.in] : [proposal.person]
}

function withBriefs(proposal: RosterProposal, briefs: ReadonlyMap<string, PersonBrief>): RollProposal {
  const named = (token: PastedPerson) => ({
    ...token,
    candidates: token.candidates.flatMap(person => briefs.get(person.id) ?? []),
  })
  switch (proposal.kind) {
    case 'unclear':
      return proposal
    case 'replace':
      return { ...proposal, out: named(proposal.out), in: named(proposal.in) }
    case 'add':
    case 'remove':
      return { ...proposal, person: named(proposal.person) }
  }
}
