import type { TFunction } from 'i18next'
import { textOf } from '../../app/loose-text'
import { pageAreas } from '../../app/page-areas'
import { refusalText } from '../../app/say'
import type { ImportFinding } from '../../contract/imports'
import { CallError } from '../../contract/wire'
import { missingFields } from '../../domain/imports/refusal'
import type { Remark } from './decisions'

type ImportsT = TFunction<readonly ['imports', 'common']>

const paramsOf = (t: ImportsT, { params, row, column, value }: ImportFinding) => ({
  ...inWords(t, params),
  row,
  column,
  value,
})

/** What stands in the data is said in the person's words: 50 / 缺考. */
export function inWords<Params extends Readonly<Record<string, string | number>>>(
  t: ImportsT,
  params: Params,
): Params {
  const say = (text: string) =>
    text.replace(
      /<(missed|deferred|cheating)>/g,
      (_, word: string) => textOf(t, `imports:word.${word}`) ?? word,
    )
  const said = ['stands', 'mark', 'says'].flatMap(key =>
    typeof params[key] === 'string' ? [[key, say(params[key])] as const] : [],
  )
  return said.length === 0 ? params : { ...params, ...Object.fromEntries(said) }
}

/** What is wrong with a row, and what to do about it. */
export function findingText(t: ImportsT, finding: ImportFinding): { what: string; fix: string } {
  const say = (part: 'what' | 'fix') =>
    textOf(t, `imports:finding.${finding.code}.${part}`, paramsOf(t, finding)) ?? finding.code
  // Lost zeros of somebody whose name agrees: they are that person already, and nothing is asked.
  const done =
    finding.params.agreed !== undefined &&
    textOf(t, `imports:finding.${finding.code}.taken`, paramsOf(t, finding))
  return { what: say('what'), fix: done || say('fix') }
}

/** What was noticed; where it is about several numbers, how many there are. */
export function remarkText(t: ImportsT, { finding, values }: Remark): { what: string; fix: string } {
  const one = findingText(t, finding)
  if (values.length === 1) return one
  const together = textOf(t, `imports:finding.${finding.code}.together`, { count: values.length })
  const done = textOf(t, `imports:finding.${finding.code}.done`)
  return { what: together ?? one.what, fix: done ?? one.fix }
}

/** A field by its name in the person's language: one that many files have, one that its area has anyway, or one of its imports; a competency is its own name. */
export function fieldText(t: ImportsT, field: string): string {
  const own = pageAreas().flatMap(({ name }) => [`${name}:import.field.${field}`, `${name}:field.${field}`])
  const keys = [`imports:field.${field}`, ...own]
  return keys.map(key => textOf(t, key)).find(text => text !== null) ?? field
}

/** Why a file, or its import, was refused. Columns are named as the page names them. */
export function importRefusalText(t: ImportsT, error: unknown): string {
  const wire = error instanceof CallError ? error.error : null
  if (wire?.kind !== 'refused') return refusalText(t, 'imports', error)
  const seen = String(wire.params.seen ?? '–')
  if (wire.code === 'no_header') return t('imports:refusal.no_header', { seen })
  if (wire.code !== 'missing_columns') return refusalText(t, 'imports', error)
  const names = missingFields(wire.params).map(either => either.map(field => fieldText(t, field)).join('/'))
  return t('imports:refusal.missing_columns', { fields: names.join(t('imports:page.comma')), seen })
}

const codes = /^<?(\w+)>?$/

/** A value of the sample: codes in the person's words, everything else as it is. */
export function sampleText(t: ImportsT, field: string, value: string): string {
  const coded = value.startsWith('<') || field === 'status' || field === 'gender' || field === 'method'
  const code = coded ? codes.exec(value)?.[1] : undefined
  return (code && textOf(t, `imports:word.${code}`)) || value
}
