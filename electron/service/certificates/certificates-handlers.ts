import type { certificates } from '../../../src/contract/certificates'
import type { AreaHandlers } from '../area-handlers'
import { bilingualWords } from '../documents/document-words'
import { uncoveredCharacters } from '../documents/glyph-coverage'
import { wordsOf } from '../people/people-service'
import { findSession } from '../sessions/sessions-service'
import { getLogo } from '../settings/settings-service'
import { certificateCommands } from './certificate-commands'
import {
  countAll,
  countCertificates,
  countIssuedSince,
  listByIds,
  listCertificates,
  listFaces,
} from './certificates-store'
import { listCandidates } from './eligibility'
import { certificatePages } from './face/certificate-pages'
import { listLostNumbers } from './lost-numbers'
import { numberingHandlers } from './numbering'
import { printEach, printTogether } from './print-certificates'
import { listPrints } from './prints-store'
import { numberToCome, sampleFace } from './sample-face'
import { listToIssue } from './to-issue'

export const certificatesHandlers: AreaHandlers<typeof certificates> = {
  ...certificateCommands,
  ...numberingHandlers,
  async list(context, input) {
    const total = await countCertificates(context.db, input)
    return { ...(await listCertificates(context.db, input)), total }
  },
  byIds: (context, input) => listByIds(context.db, input.ids),
  async totals(context) {
    return {
      ...(await countAll(context.db)),
      thisYear: await countIssuedSince(context.db, `${context.today.slice(0, 4)}-01-01`),
    }
  },
  prints: (context, input) => listPrints(context.db, input.id),
  ofPerson: async (context, input) => (await listCertificates(context.db, input)).rows,
  toIssue: context => listToIssue(context.db),
  async ofSession(context, input) {
    const session = await findSession(context.db, input.sessionId)
    if (!session) return null
    const { rows: log } = await listCertificates(context.db, { sessionId: input.sessionId })
    const lost = new Map((await listLostNumbers(context.db)).map(one => [one.enrolmentId, one.number]))
    const rows = (await listCandidates(context.db, session)).map(candidate => {
      const own = log.filter(one => one.enrolmentId === candidate.enrolmentId)
      return {
        enrolmentId: candidate.enrolmentId,
        personId: candidate.personId,
        ...wordsOf(candidate),
        verdict: candidate.verdict,
        certificate: own.find(one => one.status === 'valid') ?? null,
        voided: own.filter(one => one.status === 'voided'),
        refusal: candidate.refusal,
        lost: lost.get(candidate.enrolmentId) ?? null,
        uncovered: uncoveredCharacters(candidate.name),
      }
    })
    return {
      rows,
      ready: rows.filter(row => row.refusal === null).length,
      nextNumber: await numberToCome(context.db, session, context.today),
      lastDay: session.lastDay,
    }
  },
  lostNumbers: async context =>
    (await listLostNumbers(context.db)).map(({ number, person }) => ({ number, person })),
  async preview(context, { id, sessionId, enrolmentId, issuedOn = context.today }) {
    const face = id
      ? (await listFaces(context.db, [id]))[0]?.face
      : sessionId && (await sampleFace(context.db, sessionId, { issuedOn, enrolmentId }))
    if (!face) return null
    const logo = await getLogo(context.db)
    return { face, html: certificatePages([face], { words: bilingualWords, logo }) }
  },
  printTogether: (context, input) => printTogether(context, input),
  printEach: (context, input) => printEach(context, input),
}
