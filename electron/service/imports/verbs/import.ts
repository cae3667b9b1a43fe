import type { ImportFinding, ImportPreviewOutput } from '../../../../src/contract/imports'
import { missingFields } from '../../../../src/domain/imports/refusal'
import { inARow } from '../../../../src/domain/text/listed'
import { areasInOrder } from '../../areas-in-order'
import { importKinds } from '../../import-kinds'
import type { Answer, Given, Verb, VerbContext, WrongUse } from '../../verbs/verb'
import { VerbRefusal } from '../../verbs/verb-refusal'

/** `import KIND FILE`: what a file would do to the book; with --apply it is done, all or none. */
export const importFile: Verb = {
  name: 'import',
  at: 1,
  key: 'import',
  examples: [
    'import people roster.csv',
    'import people roster.csv --pad --apply',
    'import ability ability.csv --apply',
    'import scores marks.csv --session ID --apply',
    'import attendance scans.csv --session ID --apply',
    'import people staff.xlsx --sheet People --conflicts take --apply',
  ],
  choices: {
    operand: 'KIND',
    of: importKinds.map(({ kind, area }) => ({ word: kind, means: [`${area}:import.${kind}.name`] })),
  },
  operands: [2, 2],
  options: { session: 'text', sheet: 'text', pad: 'flag', conflicts: 'text', apply: 'flag' },
  // Looking writes nothing, not even an empty book.
  needs: given => (given.flag('apply') ? 'book-or-new' : 'book-or-scratch'),
  wrong({ operands: [kind = ''], text, flag }): WrongUse | null {
    const known = kindOf(kind)
    if (!known) {
      const kinds = importKinds.map(one => one.kind)
      return { what: 'kind', params: { kind, kinds }, typed: kind, known: kinds }
    }
    if (known.ofSession && flag('apply') && text('session') === undefined)
      return { what: 'needsOption', params: { option: '--session' } }
    const conflicts = text('conflicts')
    return conflicts === undefined || conflicts === 'take'
      ? null
      : { what: 'conflicts', params: { conflicts } }
  },
  async run(context, given) {
    try {
      const seen = await previewOf(context, given)
      const preview = { ...seen, findings: await everyFinding(context, seen) }
      const applied = given.flag('apply') && preview.accepted > 0
      if (applied) await context.call('imports', 'apply', { token: preview.token })
      else await context.call('imports', 'forget', { token: preview.token })
      return answer(context, preview, applied)
    } catch (error) {
      if (error instanceof VerbRefusal) return refused(context, error)
      throw error
    }
  },
}

const kindOf = (text: string) => importKinds.find(({ kind }) => kind === text)

function previewOf(context: VerbContext, given: Given): Promise<ImportPreviewOutput> {
  const [kind = '', typed = ''] = given.operands
  return context.call('imports', 'preview', {
    file: context.ticket(typed),
    kind: kindOf(kind)?.kind ?? null,
    sessionId: given.text('session') ?? null,
    choices: {
      sheet: given.text('sheet') ?? null,
      pad: given.flag('pad'),
      takeConflicts: given.text('conflicts') === 'take',
    },
  })
}

/** A preview brings only the first of many. */
async function everyFinding(context: VerbContext, { token, findings, findingsTotal }: ImportPreviewOutput) {
  const all = [...findings]
  while (all.length < findingsTotal) {
    const more = await context.call('imports', 'findings', { token, from: all.length })
    if (more.findings.length === 0) break
    all.push(...more.findings)
  }
  return all
}

function answer(context: VerbContext, preview: ImportPreviewOutput, applied: boolean): Answer {
  const findings = preview.findings.map(finding => {
    const { row, column, value, code } = finding
    return { row, column, value, code, message: findingWords(context, finding) }
  })
  const { kind, sheet, headerRow, columns, rows, changed, unchanged, conflicts, errors } = preview
  const counts = { rows, new: preview.new, changed, unchanged, conflicts, errors }
  return {
    json: { kind, sheet, headerRow, columns, ...counts, findings, applied },
    text: summary(context, preview, findings, applied),
  }
}

/** What is wrong and what to do about it, as the window says it. */
function findingWords(context: VerbContext, { code, params, row, column, value }: ImportFinding): string {
  const about = { ...params, row, column, value }
  const what = context.say(`imports:finding.${code}.what`, about)
  const fix = context.say(`imports:finding.${code}.fix`, about)
  return [what || code, fix].filter(Boolean).join(context.language === 'en' ? ' ' : '')
}

/** More would only scroll by: --json has them all. */
const mostLines = 40

function summary(
  context: VerbContext,
  preview: ImportPreviewOutput,
  findings: readonly { row: number; column: string; message: string }[],
  applied: boolean,
): string {
  const { fileName, sheet, headerRow, rows, changed, unchanged, conflicts, errors, accepted } = preview
  const counts = { rows, new: preview.new, changed, unchanged, conflicts, errors, accepted }
  const more = findings.length - mostLines
  return [
    context.say('cli:verb.import.read', { fileName, sheet, headerRow, ...counts }),
    context.say('cli:verb.import.counts', counts),
    ...findings
      .slice(0, mostLines)
      .map(
        finding => `  ${context.say(`cli:verb.import.${finding.column ? 'at' : 'atRow'}`, { ...finding })}`,
      ),
    ...(more > 0 ? [`  ${context.say('cli:verb.import.moreFindings', { count: more })}`] : []),
    context.say(`cli:verb.import.${applied ? 'applied' : accepted > 0 ? 'notApplied' : 'nothing'}`, counts),
  ].join('\n')
}

/** A field that many files have, or an area's own. */
function fieldWords(context: VerbContext, field: string): string {
  const own = areasInOrder.flatMap(({ name }) => [`${name}:import.field.${field}`, `${name}:field.${field}`])
  return [`imports:field.${field}`, ...own].map(key => context.say(key)).find(Boolean) ?? field
}

/** `{ code, message }` and nothing else: what the window needs besides to ask on is no use here. */
function refused(context: VerbContext, { code, params, area }: VerbRefusal): Answer {
  const fields = inARow(
    context.language,
    missingFields(params).map(either => either.map(field => fieldWords(context, field)).join('/')),
  )
  const about = { ...params, fields }
  const message =
    context.say(`cli:refusal.${code}`, about) ||
    context.say(`${area}:refusal.${code}`, about) ||
    context.say(`common:refusal.${code}`, about) ||
    context.say(`book:refusal.${code}`, about) ||
    context.say('cli:refusal.other', { code })
  return { json: { code, message }, text: message, refused: true }
}
