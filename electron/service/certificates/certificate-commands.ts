import type { certificates } from '../../../src/contract/certificates'
import { reissueRefusal, voidRefusal } from '../../../src/domain/certificates/issue'
import type { AreaHandlers, Voids } from '../area-handlers'
import type { CommandContext } from '../context'
import { findEnrolment, getSession, sessionWords } from '../sessions/sessions-service'
import { refuseAltered } from './altered-candidates'
import { findCertificate, listByIds, listFaces, voidCertificates } from './certificates-store'
import { listCandidates } from './eligibility'
import { issueCertificates } from './issue-certificates'
import { countCopies, insertPrints } from './prints-store'

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
      for (const { refusal, name } of chosen) if (refusal) context.refuse(refusal, { name })
      const despite = await refuseAltered(context, session, chosen, input.despite)
      const issued = await issueCertificates(context, session, chosen, { issuedOn, despite })
      context.describe({
        ...sessionWords(session),
        count: issued.length,
        ...single(issued.length),
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
      if (refusal) context.refuse(refusal, { name: candidate.name })
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
  async logPrints(context, input) {
    const copies = await countCopies(context.tx, input.certificateIds)
    const printed = await listFaces(context.tx, input.certificateIds)
    await insertPrints(
      context.tx,
      printed.map(one => ({
        id: context.newId(),
        certificateId: one.id,
        sessionId: one.sessionId,
        at: context.now,
        copy: (copies.get(one.id) ?? 0) + 1,
        reason: input.reason,
      })),
    )
    context.describe({
      count: printed.length,
      ...single(printed.length),
      first: printed[0]?.face.number ?? '',
      last: printed.at(-1)?.face.number ?? '',
    })
    return {}
  },
} satisfies Partial<Handlers>

/** One certificate is named by its number alone; Chinese has no singular of its own for it. */
const single = (count: number) => (count === 1 ? { context: 'single' } : {})

/** Undo of an issue does not take the numbers back: what may lie printed on a desk is voided and stays in the log. */
async function voidIssued(context: CommandContext, command: { seq: number }): Promise<void> {
  await voidCertificates(context.tx, await issuedBy(context, command.seq), context.today, null)
}

/** What is valid of it: certificates voided since are not voided by it. */
async function voidsOf(context: CommandContext, command: { seq: number }): Promise<Voids> {
  const valid = (await listByIds(context.tx, await issuedBy(context, command.seq))).filter(
    one => one.status === 'valid',
  )
  return { count: valid.length, printed: valid.filter(one => one.prints > 0).length }
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
