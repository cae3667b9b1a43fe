import type { Verb } from '../verb'

/** `export results FILE`: one line per person and session; those of one session with --session. */
export const exportResults: Verb = {
  name: 'export results',
  key: 'exportResults',
  operands: [1, 1],
  options: { session: 'text' },
  needs: 'book',
  async run(desk, given) {
    const [typed = ''] = given.operands
    const { rows } = await desk.call('reports', 'exportResults', {
      file: desk.ticket(typed),
      sessionId: given.text('session') ?? null,
      language: desk.language,
    })
    const file = desk.path(typed)
    return { json: { file, rows }, text: desk.say('cli:verb.exportResults.done', { file, count: rows }) }
  },
}
