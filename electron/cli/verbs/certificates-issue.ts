import { join } from 'node:path'
import { safeFileName } from '../../../src/domain/files/safe-name'
import type { Verb } from '../verb'

/** `certificates issue --session ID --out DIR [--each]`: gives everybody who passed a number, and prints them. */
export const certificatesIssue: Verb = {
  name: 'certificates issue',
  key: 'certificatesIssue',
  examples: ['certificates issue --session ID --out certificates'],
  operands: [0, 0],
  options: { session: 'text', out: 'text', each: 'flag' },
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
    const roll = await context.call('certificates', 'ofSession', { sessionId })
    const ready = (roll?.rows ?? []).filter(row => row.refusal === null).map(row => row.enrolmentId)
    if (ready.length === 0)
      return context.refuse('nothing_to_issue', { course: session.courseName, number: session.number })
    const folder = context.makeFolder(out)
    const { certificateIds, numbers } = await context.call('certificates', 'issue', {
      sessionId,
      enrolmentIds: ready,
    })
    const files = given.flag('each')
      ? (
          await context.call('certificates', 'printEach', { certificateIds, folder: context.ticket(out) })
        ).files.map(name => join(folder, name))
      : [await printTogether()]
    return {
      json: { session: sessionId, issued: numbers.length, numbers, files },
      text: context.say('cli:verb.certificatesIssue.done', { count: numbers.length, folder }),
    }

    async function printTogether(): Promise<string> {
      const name = safeFileName(`${session?.courseName ?? ''} ${session?.number ?? ''}`, 'pdf')
      await context.call('certificates', 'printTogether', {
        certificateIds,
        file: context.ticket(join(folder, name)),
      })
      return join(folder, name)
    }
  },
}
