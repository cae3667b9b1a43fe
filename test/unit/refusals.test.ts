import { expect, it } from 'vitest'
import { contract } from '../../src/contract/contract'
import { refusalsOfAny } from '../../src/contract/refusals'
import { createWords, languages } from '../../src/i18n/setup'

/** Every code of a procedure with its area, and those of any call, which have their words in common ones or the book's. */
const codes = [
  ...Object.entries(contract).flatMap(([area, procedures]) =>
    Object.values(procedures).flatMap(one =>
      'refusals' in one ? one.refusals.map((code: string) => [area, code] as const) : [],
    ),
  ),
  ...refusalsOfAny.map(code => ['common', code] as const),
]

/** Shown in place: beside the form whose draft it was, in the cell that holds another value by now. */
const shownInPlace = ['drafts: draft_not_kept', 'people: cell_changed']

it.each(languages)('every refusal there is has words in %s', language => {
  const words = createWords(language)
  const silent = codes.filter(([area, code]) =>
    [area, 'common', 'book'].every(from => {
      const key = `${from}:refusal.${code}`
      return ['', '_other', '_upgrade'].every(end => !words.exists(key + end))
    }),
  )
  expect([...new Set(silent.map(([area, code]) => `${area}: ${code}`))]).toEqual(shownInPlace)
})

it.each(languages)('what one change is refused for of several people names how many in %s', language => {
  const say = createWords(language).t as unknown as (key: string, params: Record<string, unknown>) => string
  const areas = new Set(codes.filter(([, code]) => code === 'certificate_issued').map(([area]) => area))
  const params = { name: '', number: '', count: 21, context: 'several' }
  const said = [...areas].map(area => say(`${area}:refusal.certificate_issued`, params))
  expect(said.filter(text => !text.includes('21'))).toEqual([])
  expect(said.length).toBeGreaterThan(3)
})
