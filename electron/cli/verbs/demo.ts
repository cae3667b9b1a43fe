import { statSync } from 'node:fs'
import { join } from 'node:path'
import { defaultDueDay } from '../../../src/domain/improvements/session-actions'
import { holdClass } from '../demo/hold-class'
import { bringIn, recogniseFiles } from '../demo/office-files'
import type { Verb } from '../verb'

/** `demo --out DIR [--from DIR]`: the whole loop without a person, from an empty book to certificates and follow-up. */
export const demo: Verb = {
  name: 'demo',
  key: 'demo',
  operands: [0, 0],
  options: { out: 'text', from: 'text' },
  needs: 'book-or-new',
  folder: given => join(given.text('out') ?? '', 'book'),
  out: given => given.text('out'),
  wrong: given =>
    given.text('out') === undefined ? { what: 'needsOption', params: { option: '--out' } } : null,
  async run(desk, given) {
    const out = desk.path(given.text('out') ?? '')
    const typed = given.text('from')
    const from = typed === undefined ? join(desk.resources, 'small-office') : desk.path(typed)
    if (!statSync(from, { throwIfNoEntry: false })?.isDirectory())
      return desk.refuse('demo_no_folder', { folder: from })
    if ((await desk.call('people', 'list', { limit: 1, status: 'all' })).total > 0)
      return desk.refuse('demo_not_empty', { folder: desk.dataDir })
    const { id: operatorId } = await desk.call('settings', 'addOperator', {
      name: desk.say('cli:verb.demo.operator'),
    })

    const files = await recogniseFiles(desk, from)
    if (!files.some(file => file.kind === 'people') || !files.some(file => file.kind === 'ability')) {
      return desk.refuse('demo_no_files', { folder: from })
    }
    for (const file of files) if (file.kind === 'people' || file.kind === 'ability') await bringIn(desk, file)
    const { sessionId, gaps } = await holdClass(desk, files)

    const certificates = desk.makeFolder(join(out, 'certificates'))
    const roll = await desk.call('certificates', 'ofSession', { sessionId })
    const ready = (roll?.rows ?? []).filter(row => row.refusal === null)
    if (ready.length > 0) {
      const enrolmentIds = ready.map(row => row.enrolmentId)
      const { certificateIds } = await desk.call('certificates', 'issue', { sessionId, enrolmentIds })
      await desk.call('certificates', 'printTogether', {
        certificateIds,
        file: desk.ticket(join(certificates, 'all.pdf')),
      })
      await desk.call('certificates', 'printEach', {
        certificateIds,
        folder: desk.ticket(certificates),
        // The second print of the same certificates: the log asks why.
        reason: desk.say('cli:verb.demo.reason'),
      })
    }
    const proposed = await desk.call('improvements', 'proposed', { sessionId })
    const { today } = await desk.call('reports', 'today', {})
    const { actions } =
      proposed.length === 0
        ? { actions: 0 }
        : await desk.call('improvements', 'followUp', {
            sessionId,
            people: proposed.map(({ personId, origin }) => ({ personId, origin })),
            dueOn: defaultDueDay(today),
          })
    await desk.call('reports', 'exportResults', {
      file: desk.ticket(join(out, 'results.xlsx')),
      language: desk.language,
    })
    const sheet = await desk.call('assessments', 'sheet', { sessionId })
    const summary = {
      people: (await desk.call('people', 'list', { status: 'active', limit: 1 })).total,
      gaps,
      sessions: (await desk.call('sessions', 'list', { limit: 200 })).rows.length,
      passed: sheet?.summary.passed ?? 0,
      failed: sheet?.summary.failed ?? 0,
      certificates: ready.length,
      actions,
    }
    await desk.write(join(out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`)
    const stops = [
      'today',
      'people',
      'gaps',
      'courses',
      'plan',
      'sessions',
      'certificates',
      'improvement',
      'records',
    ]
    return {
      json: summary,
      text: desk.say('cli:verb.demo.done', { out, ...summary }),
      tour: {
        folder: join(out, 'pictures'),
        operatorId,
        language: desk.language,
        stops: [
          ...stops.map(page => ({ name: page, hash: `#/${page}` })),
          ...['roster', 'attendance', 'marks', 'certificates', 'file', 'follow-up'].map(tab => ({
            name: `session-${tab}`,
            hash: `#/session?id=${sessionId}&tab=${tab}`,
          })),
        ],
      },
    }
  },
}
