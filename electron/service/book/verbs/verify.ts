import { lostText } from '../../attachments/lost-text'
import type { Verb } from '../../verbs/verb'

/** `verify FILE`: every byte of an archive; exit 1 when something is wrong with it. */
export const verify: Verb = {
  name: 'verify',
  at: 10,
  key: 'verify',
  examples: ['verify friday.zhixing'],
  operands: [1, 1],
  options: {},
  needs: 'nothing',
  async run(context, { operands: [typed = ''] }) {
    const file = context.path(typed)
    const found = await context.call('book', 'verifyArchive', { file: context.ticket(typed) })
    if (found.ok)
      return {
        json: { file, ...found },
        text: context.say('cli:verb.verify.done', { file, at: found.at, count: found.attachments }),
      }
    const problems = found.problems.map(problem => context.say(`cli:verb.verify.problem.${problem}`))
    const usable = found.problems.every(problem =>
      ['attachment_missing', 'record_altered', 'recovered'].includes(problem),
    )
    const lost = lostText(context, usable ? 'verified' : 'restored', found.lost).slice(usable ? 0 : 1)
    const message = context.say('cli:verb.verify.damaged', { file })
    return {
      json: { file, ...found, code: 'archive_damaged', message: [message, ...problems].join(' ') },
      text: [message, ...problems.map(problem => `  ${problem}`), ...lost].join('\n'),
      refused: true,
    }
  },
}
