import type { certificates } from '../../../src/contract/certificates'
import { reissueRefusal, voidRefusal } from '../../../src/domain/certificates/issue'
import type { AreaHandlers, Voids } from '../area-handlers'
import type { CommandContext } from '../context'
import { findEnrolment, getSession, sessionWords } from '../sessions/sessions-service'
import { refuseAltered } from './altered-candidates'
import { findCertificate, voidCertificates } from './certificates-store'
import { listCandidates, refusalWords } from './eligibility'
import { issueCertificates } from './issue-certificates'
import { listByIds } from './issue-log-store'
import { logPrints, singleWords } from './log-prints'

type Handlers = AreaHandlers<typeof certificates>

/** A certificate's life: issued, printed, voided, issued anew. */
export const certificateCommands = {
  issue: {
    async run(context, input) {
      const session = await getSession(context, input.sessionId)
      const issuedOn = input.issuedOn ?? context.today
      if (issuedOn < session.lastDay) context.refuse('dated_before_end', { day: session.lastDay })
      const candidates = new Map(
        (await listCandidates(context.tx, session)).map(one => [one.enrolmentId, one]),
      )
      const chosen = [...new Set(input.enrolmentIds)].map(
        id => candidates.get(id) ?? context.refuse('not_enrolled'),
      )
      for (const one of chosen) if (one.refusal) context.refuse(one.refusal, refusalWords(one))
      const despite = await refuseAltered(context, session, chosen, input.despite)
      const issued = await issueCertificates(context, session, chosen, { issuedOn, despite })
      context.describe({
        ...sessionWords(session),
        count: issued.length,
        ...singleWords(issued.length),
        ...despite.words,
        first: issued[0]?.number ?? '',
        last: issued.at(-1)?.number ?? '',
      })
      return { certificateIds: issued.map(one => one.id), numbers: issued.map(one => one.number) }
    },
    compensate: voidIssued,
    voids: voidsOf,
  },
  async voidOne(context, input) {
    const found = await findCertificate(context.tx, input.id)
    if (!found) return context.refuse('not_found')
    const refusal = voidRefusal(found.status, input.reason)
    if (refusal) context.refuse(refusal, { number: found.number })
    await voidCertificates(context.tx, [input.id], context.today, input.reason)
    context.describe({ number: found.number, reason: input.reason })
    return {}
  },
  reissue: {
    async run(context, input) {
      const enrolment = await findEnrolment(context.tx, input.enrolmentId)
      if (!enrolment) return context.refuse('not_found')
      const session = await getSession(context, enrolment.session_id)
      const candidate =
        (await listCandidates(context.tx, session)).find(one => one.enrolmentId === input.enrolmentId) ??
        context.refuse('not_enrolled', { name: enrolment.name })
      const refusal = reissueRefusal(candidate.facts, input.reason)
      if (refusal) context.refuse(refusal, refusalWords(candidate))
      const despite = await refuseAltered(context, session, [candidate], input.despite)
      const on = { issuedOn: context.today, despite }
      const [issued] = await issueCertificates(context, session, [candidate], on)
      if (!issued) throw new Error('a certificate was to be issued')
      context.describe({
        name: candidate.name,
        number: issued.number,
        reason: input.reason,
        context: despite.words.context,
        noted: despite.words.noted,
      })
      return issued
    },
    compensate: voidIssued,
    voids: voidsOf,
  },
  logPrints: (context, input) => logPrints(context, input),
} satisfies Partial<Handlers>

/** Undo of an issue does not take the numbers back: what may lie printed on a desk is voided and stays in the log. */
async function voidIssued(context: CommandContext, command: { seq: number }): Promise<void> {
  await voidCertificates(context.tx, await issuedBy(context, command.seq), context.today, null)
}

/** What is valid of it: certificates voided since are not voided by it. What is being printed counts as printed. */
async function voidsOf(context: CommandContext, command: { seq: number }): Promise<Voids> {
  const valid = (await listByIds(context.tx, await issuedBy(context, command.seq))).filter(
    one => one.status === 'valid',
  )
  return {
    count: valid.length,
    printed: valid.filter(one => one.prints > 0 || context.leaving.has(one.id)).length,
  }
}

async function issuedBy(context: CommandContext, seq: number): Promise<string[]> {
  const rows = await context.tx
    .selectFrom('change')
    .select('key')
    .where('command_seq', '=', seq)
    .where('tbl', '=', 'certificate')
    .where('op', '=', 'I')
    .execute()
  return rows.map(row => (JSON.parse(row.key) as string[])[0] ?? '')
}
