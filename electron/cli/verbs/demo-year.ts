import type { Verb } from '../verb'

/** `demo-year`: builds the demonstration year into an empty folder. */
export const demoYear: Verb = {
  name: 'demo-year',
  key: 'demoYear',
  operands: [0, 0],
  options: {},
  needs: 'folder',
  async run(desk) {
    await desk.call('book', 'create', { kind: 'demonstration' })
    const { total } = await desk.call('people', 'list', { status: 'active', limit: 1 })
    const { rows } = await desk.call('sessions', 'list', { limit: 200 })
    const { today } = await desk.call('reports', 'today', {})
    return {
      json: { folder: desk.dataDir, today, people: total, sessions: rows.length },
      text: desk.say('cli:verb.demoYear.done', {
        folder: desk.dataDir,
        today,
        people: total,
        sessions: rows.length,
      }),
    }
  },
}
