import { statSync } from 'node:fs'
import { join } from 'node:path'
import { defaultDueDay } from '../../../src/domain/improvements/session-actions'
import { bytesOfCertificates } from '../../service/certificates/certificate-bytes'
import type { Verb } from '../../service/verbs/verb'
import { holdClass } from '../demo/hold-class'
import { bringIn, recogniseFiles } from '../demo/office-files'

/** `demo --out DIR [--from DIR]`: the whole loop without a person, from an empty book to certificates and follow-up. */
export const demo: Verb = {
  name: 'demo',
  at: 15,
  key: 'demo',
  examples: ['demo --out demo', 'demo --out ours --from office'],
  operands: [0, 0],
  options: { out: 'text', from: 'text' },
  needs: 'book-or-new',
  wholeOrNothing: true,
  folder: given => join(given.text('out') ?? '', 'book'),
  out: given => given.text('out'),
  wrong: given =>
    given.text('out') === undefined ? { what: 'needsOption', params: { option: '--out' } } : null,
  async run(context, given) {
    const out = context.path(given.text('out') ?? '')
    const typed = given.text('from')
    const from = typed === undefined ? join(context.resources, 'small-office') : context.path(typed)
    if (!statSync(from, { throwIfNoEntry: false })?.isDirectory())
      return context.refuse('demo_no_folder', { folder: from })
    if ((await context.call('people', 'list', { limit: 1, status: 'all' })).total > 0)
      return context.refuse('demo_not_empty', { folder: context.dataDir })
    const { files, passedOver } = await recogniseFiles(context, from)
    if (!files.some(file => file.kind === 'people')) return context.refuse('demo_no_roster', { folder: from })
    // In whose name its certificates are issued: the name says that they are of a demonstration.
    const { company } = await context.call('settings', 'office', {})
    if (company === '')
      await context.call('settings', 'changeOffice', { company: context.say('cli:verb.demo.company') })
    const { id: operatorId } = await context.call('settings', 'addOperator', {
      name: context.say('cli:verb.demo.operator'),
    })

    for (const file of files) if (file.part === 'office') await bringIn(context, file)
    const { sessionId, gaps, unused } = await holdClass(context, files)

    const roll = await context.call('certificates', 'ofSession', { sessionId })
    const ready = (roll?.rows ?? []).filter(row => row.refusal === null)
    // Each of them twice: in one file, and in one of its own.
    const certificates = context.makeFolder(join(out, 'certificates'), bytesOfCertificates(2 * ready.length))
    if (ready.length > 0) {
      const enrolmentIds = ready.map(row => row.enrolmentId)
      const { certificateIds } = await context.call('certificates', 'issue', { sessionId, enrolmentIds })
      await context.call('certificates', 'printTogether', {
        certificateIds,
        file: context.ticket(join(certificates, 'all.pdf')),
      })
      await context.call('certificates', 'printEach', {
        certificateIds,
        folder: context.ticket(certificates),
        // The second print of the same certificates: the log asks why.
        reason: context.say('cli:verb.demo.reason'),
      })
    }
    const proposed = await context.call('improvements', 'proposed', { sessionId })
    const { today } = await context.call('reports', 'today', {})
    const { actions } =
      proposed.length === 0
        ? { actions: 0 }
        : await context.call('improvements', 'followUp', {
            sessionId,
            people: proposed.map(({ personId, origin }) => ({ personId, origin })),
            dueOn: defaultDueDay(today),
          })
    await context.call('reports', 'exportResults', {
      file: context.ticket(join(out, 'results.xlsx')),
      language: context.language,
    })
    const sheet = await context.call('assessments', 'sheet', { sessionId })
    const why = new Map<string, number>()
    for (const { refusal } of roll?.rows ?? [])
      if (refusal !== null) why.set(refusal, (why.get(refusal) ?? 0) + 1)
    const lines = [
      ...[...why].map(([refusal, count]) =>
        context.say('cli:verb.demo.without', { count, why: context.say(`certificates:why.${refusal}`) }),
      ),
      ...passedOver.map(file => context.say('cli:verb.demo.passedOver', { file })),
      ...unused.map(file => context.say('cli:verb.demo.unused', { file })),
    ]
    const summary = {
      people: (await context.call('people', 'list', { status: 'active', limit: 1 })).total,
      gaps,
      sessions: (await context.call('sessions', 'list', { limit: 200 })).rows.length,
      passed: sheet?.summary.passed ?? 0,
      failed: sheet?.summary.failed ?? 0,
      certificates: ready.length,
      actions,
    }
    await context.write(join(out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`)
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
      text: [context.say('cli:verb.demo.done', { out, ...summary }), ...lines].join('\n'),
      tour: {
        folder: join(out, 'pictures'),
        operatorId,
        language: context.language,
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
