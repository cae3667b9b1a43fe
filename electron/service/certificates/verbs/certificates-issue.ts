import { join } from 'node:path'
import { safeFileName } from '../../../../src/domain/files/safe-name'
import type { Verb } from '../../verbs/verb'
import { bytesOfCertificates } from '../certificate-bytes'

/**
 * `certificates issue --session ID --out DIR [--each] [--reason TEXT] [--altered]`: gives everybody who passed a number, and prints
 * them, those included that were given one before and never printed; with a reason all that were.
 * Where records behind some of them, they themselves, or their logo were altered outside, it does so only where that is said.
 */
export const certificatesIssue: Verb = {
  name: 'certificates issue',
  at: 5,
  key: 'certificatesIssue',
  examples: [
    'certificates issue --session ID --out certificates',
    'certificates issue --session ID --out certificates --reason lost',
  ],
  operands: [0, 0],
  options: { session: 'text', out: 'text', each: 'flag', reason: 'text', altered: 'flag' },
  needs: 'book',
  out: given => given.text('out'),
  wrong: given =>
    given.text('session') === undefined
      ? { what: 'needsOption', params: { option: '--session' } }
      : given.text('out') === undefined
        ? { what: 'needsOption', params: { option: '--out' } }
        : null,
  async run(context, given) {
    const sessionId = given.text('session') ?? ''
    const out = given.text('out') ?? ''
    const session = await context.call('sessions', 'get', { id: sessionId })
    if (!session) return context.refuse('session_unknown', { session: sessionId })
    const rows = (await context.call('certificates', 'ofSession', { sessionId }))?.rows ?? []
    const waiting = rows.filter(row => row.refusal === null)
    const ready = waiting.map(row => row.enrolmentId)
    const altered = waiting.filter(row => row.altered.length > 0)
    const reason = given.text('reason') ?? null
    const earlier = rows
      .flatMap(row => (row.certificate?.status === 'valid' ? [row.certificate] : []))
      // An earlier try may have ended between the two.
      .filter(one => one.prints === 0 || reason !== null)
    const words = { course: session.courseName, number: session.number }
    if (ready.length + earlier.length === 0)
      return context.refuse(rows.some(row => row.certificate) ? 'all_printed' : 'nothing_to_issue', words)
    const ids = earlier.map(one => one.id)
    const onPaper = await context.call('certificates', 'alteredForPrint', { ids })
    const alteredThemselves = earlier.filter(one => onPaper.names.includes(one.number))
    const names = [...altered, ...alteredThemselves].map(one => one.name)
    if (names.length > 0 && !given.flag('altered'))
      return context.refuse('records_altered', { count: names.length, names: names.join(', ') })
    if (onPaper.logo.length > 0 && !given.flag('altered')) return context.refuse('logo_altered', {})
    const despite = onPaper.notes
    const folder = context.makeFolder(out, bytesOfCertificates(ready.length + earlier.length))
    const whole = join(folder, safeFileName(`${session.courseName} ${session.number}`, 'pdf'))
    // Before a number is given: it never returns.
    if (!given.flag('each')) context.mayWrite(whole)
    const issued =
      ready.length > 0
        ? await context.call('certificates', 'issue', {
            sessionId,
            enrolmentIds: ready,
            despite: [...new Set(altered.flatMap(one => one.altered.map(({ seq }) => seq)))],
          })
        : { certificateIds: [], numbers: [] }
    const certificateIds = [...earlier.map(one => one.id), ...issued.certificateIds]
    const files = given.flag('each') ? await printEach() : await printTogether()
    const count = issued.numbers.length
    return {
      json: {
        session: sessionId,
        issued: count,
        numbers: issued.numbers,
        printed: certificateIds.length,
        files,
      },
      text: [
        ...(count > 0 ? [context.say('cli:verb.certificatesIssue.done', { count, folder })] : []),
        ...(earlier.length > 0
          ? [context.say('cli:verb.certificatesIssue.printed', { count: earlier.length, folder })]
          : []),
      ].join('\n'),
    }

    async function printEach(): Promise<string[]> {
      const to = { certificateIds, folder: context.ticket(out), reason, despite }
      const { files: names } = await context.call('certificates', 'printEach', to)
      return names.map(name => join(folder, name))
    }

    async function printTogether(): Promise<string[]> {
      await context.call('certificates', 'printTogether', {
        certificateIds,
        file: context.ticket(whole),
        reason,
        despite,
      })
      return [whole]
    }
  },
}
