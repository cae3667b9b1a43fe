import type { ImportPreviewOutput } from '../../../src/contract/imports'
import { importKinds } from '../../../src/domain/imports/preview'
import type { Desk, Verb, WrongUse } from '../verb'

/** `import KIND FILE`: what a file would do to the book; with --apply it is done, all or none. */
export const importFile: Verb = {
  name: 'import',
  key: 'import',
  operands: [2, 2],
  options: { session: 'text', sheet: 'text', pad: 'flag', conflicts: 'text', apply: 'flag' },
  // Looking writes nothing, not even an empty book.
  needs: given => (given.flag('apply') ? 'book-or-new' : 'book-or-scratch'),
  wrong({ operands: [kind = ''], text }): WrongUse | null {
    if (!isKind(kind)) return { what: 'kind', params: { kind, kinds: importKinds.join(', ') } }
    const conflicts = text('conflicts')
    return conflicts === undefined || conflicts === 'take'
      ? null
      : { what: 'conflicts', params: { conflicts } }
  },
  async run(desk, given) {
    const [kind = '', typed = ''] = given.operands
    const preview = await desk.call('imports', 'preview', {
      file: desk.ticket(typed),
      kind: isKind(kind) ? kind : null,
      sessionId: given.text('session') ?? null,
      choices: {
        sheet: given.text('sheet') ?? null,
        pad: given.flag('pad'),
        takeConflicts: given.text('conflicts') === 'take',
      },
    })
    const applied = given.flag('apply') && preview.accepted > 0
    if (applied) await desk.call('imports', 'apply', { token: preview.token })
    else await desk.call('imports', 'forget', { token: preview.token })
    const findings = preview.findings.map(({ row, column, value, code, params }) => ({
      row,
      column,
      value,
      code,
      message: findingWords(desk, code, { ...params, row, column, value }),
    }))
    const { sheet, headerRow, columns, rows, changed, unchanged, conflicts, errors } = preview
    return {
      json: {
        kind: preview.kind,
        sheet,
        headerRow,
        columns,
        rows,
        new: preview.new,
        changed,
        unchanged,
        conflicts,
        errors,
        findings,
        applied,
      },
      text: summary(desk, preview, findings, applied),
    }
  },
}

function isKind(text: string): text is (typeof importKinds)[number] {
  return importKinds.some(kind => kind === text)
}

/** What is wrong and what to do about it, as the window says it. */
function findingWords(desk: Desk, code: string, params: Record<string, unknown>): string {
  const [what, fix] = [
    desk.say(`imports:finding.${code}.what`, params),
    desk.say(`imports:finding.${code}.fix`, params),
  ]
  return [what || code, fix].filter(Boolean).join(desk.language === 'en' ? ' ' : '')
}

function summary(
  desk: Desk,
  preview: ImportPreviewOutput,
  findings: readonly { row: number; column: string; message: string }[],
  applied: boolean,
): string {
  const { fileName, sheet, headerRow, rows, changed, unchanged, conflicts, errors, accepted } = preview
  const counts = { rows, new: preview.new, changed, unchanged, conflicts, errors, accepted }
  return [
    desk.say('cli:verb.import.read', { fileName, sheet, headerRow, ...counts }),
    desk.say('cli:verb.import.counts', counts),
    ...findings.map(
      finding => `  ${desk.say(`cli:verb.import.${finding.column ? 'at' : 'atRow'}`, { ...finding })}`,
    ),
    desk.say(`cli:verb.import.${applied ? 'applied' : accepted > 0 ? 'notApplied' : 'nothing'}`, counts),
  ].join('\n')
}
