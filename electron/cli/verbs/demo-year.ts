import type { Verb } from '../../service/verbs/verb'

/** `demo-year`: builds the demonstration year into an empty folder. */
export const demoYear: Verb = {
  name: 'demo-year',
  at: 14,
  key: 'demoYear',
  examples: ['demo-year'],
  operands: [0, 0],
  options: {},
  needs: 'folder',
  async run(context) {
    await context.call('book', 'create', { kind: 'demonstration' })
    const { total } = await context.call('people', 'list', { status: 'active', limit: 1 })
    const { rows } = await context.call('sessions', 'list', { limit: 200 })
    const { today } = await context.call('reports', 'today', {})
    return {
      json: { folder: context.dataDir, today, people: total, sessions: rows.length },
      text: context.say('cli:verb.demoYear.done', {
        folder: context.dataDir,
        today,
        people: total,
        sessions: rows.length,
      }),
    }
  },
}
