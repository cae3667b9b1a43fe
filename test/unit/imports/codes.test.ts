import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { imports } from '../../../src/contract/imports'
import { scoreWords } from '../../../src/domain/assessments/score-sheet-fields'
import { findingCodes, rowDecisions } from '../../../src/domain/imports/preview'
import { refusalCodes } from '../../../src/domain/imports/refusal'
import { abilityWords } from '../../../src/domain/needs/ability-matrix-fields'
import { rosterWords } from '../../../src/domain/people/roster-fields'
import { scanWords } from '../../../src/domain/sessions/attendance/scan-log-fields'
import englishBook from '../../../src/i18n/en/book'
import englishCommon from '../../../src/i18n/en/common.json'
import english from '../../../src/i18n/en/imports.json'
import englishPeople from '../../../src/i18n/en/people.json'
import chineseBook from '../../../src/i18n/zh-CN/book'
import chineseCommon from '../../../src/i18n/zh-CN/common.json'
import chinese from '../../../src/i18n/zh-CN/imports.json'
import chinesePeople from '../../../src/i18n/zh-CN/people.json'

const documented = readFileSync(join(import.meta.dirname, '../../../docs/import-codes.md'), 'utf8')
const codesIn = (section: string) =>
  [...(documented.split(`## ${section}`)[1]?.split('\n## ')[0] ?? '').matchAll(/^\| `(\w+)`/gm)].map(
    match => match[1],
  )
/** What a file, and what its import, can be refused with. */
const everyRefusal = new Set(
  Object.values(imports).flatMap((one): readonly string[] => ('refusals' in one ? one.refusals : [])),
)
const holes = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map(match => match[1]).sort()

describe.each([
  ['zh-CN', chinese, [chineseCommon, chineseBook], chinesePeople],
  ['en', english, [englishCommon, englishBook], englishPeople],
])('the words in %s', (_, words, everybodys, people) => {
  it('cover every code, kind, decision and field, and nothing else', () => {
    expect(Object.keys(words.finding).sort()).toEqual([...findingCodes].sort())
    const sayable = [...everyRefusal].filter(
      code => code in words.refusal || !everybodys.some(({ refusal }) => code in refusal),
    )
    // Of several people a refusal may have words of its own.
    const codes = new Set(Object.keys(words.refusal).map(key => key.replace(/_several$/, '')))
    expect([...codes].sort()).toEqual(sayable.sort())
    expect(Object.keys(words.decision).sort()).toEqual([...rowDecisions].sort())
    const fields = [rosterWords, abilityWords, scoreWords, scanWords].flat().map(one => one.field)
    // What is known of a person is called there as it is everywhere.
    const own = [...new Set(fields)].filter(field => !(field in people.field))
    expect(Object.keys(words.field).sort()).toEqual(own.sort())
  })
})

describe('the two languages', () => {
  it('leave the same holes to fill', () => {
    for (const code of findingCodes) {
      expect([code, holes(english.finding[code].what + english.finding[code].fix)]).toEqual([
        code,
        holes(chinese.finding[code].what + chinese.finding[code].fix),
      ])
    }
    for (const code of refusalCodes)
      expect(holes(english.refusal[code])).toEqual(holes(chinese.refusal[code]))
  })
})

describe('docs/import-codes.md', () => {
  it('lists every code once', () => {
    expect(codesIn('Findings')).toEqual([...findingCodes])
    expect(codesIn('Refusals').sort()).toEqual([...refusalCodes].sort())
  })
})
