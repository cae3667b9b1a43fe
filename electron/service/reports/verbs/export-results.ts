import { caveatText } from '../../verbs/caveat-text'
import type { Verb } from '../../verbs/verb'
import { wrongEnding } from '../../verbs/wrong-ending'

/** `export results FILE`: one line per person and session; those of one session with --session. */
export const exportResults: Verb = {
  name: 'export results',
  at: 3,
  key: 'exportResults',
  examples: ['export results results.xlsx', 'export results session.xlsx --session ID'],
  operands: [1, 1],
  options: { session: 'text' },
  needs: 'book',
  wrong: ({ operands: [typed = ''] }) => wrongEnding(typed, ['.xlsx']),
  async run(context, given) {
    const [typed = ''] = given.operands
    const { rows, caveat } = await context.call('reports', 'exportResults', {
      file: context.ticket(typed),
      sessionId: given.text('session') ?? null,
      language: context.language,
    })
    const file = context.path(typed)
    const done = context.say('cli:verb.exportResults.done', { file, count: rows })
    return { json: { file, rows, caveat }, text: caveatText(context, done, caveat) }
  },
}
