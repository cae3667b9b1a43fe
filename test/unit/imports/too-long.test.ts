import { describe, expect, it } from 'vitest'
import { rosterPerson } from '../../../src/contract/people/roster'
import { readLayout } from '../../../src/domain/imports/layout'
import { writtenLengths } from '../../../src/domain/people/person-fields'
import { rosterSpec } from '../../../src/domain/people/roster-fields'
import { previewRoster } from '../../support/roster-preview'
import { accepted, tableOf } from './table-of'

const HEAD = '工号|姓名|所属机构|岗位|备注'
const long = '王'.repeat(10_000)

const preview = (...rows: string[]) =>
  previewRoster(
    accepted(readLayout([tableOf([HEAD, ...rows])], rosterSpec)),
    { people: new Map() },
    { today: '2026-11-21' },
  )

describe('a text longer than the book keeps', () => {
  it('leaves its row out when it is the number or the name', () => {
    const shown = preview(`00600|${long}|华东分部||`, `${'0'.repeat(41)}|李娜|华东分部||`, '00602|赵磊|||')
    expect(shown).toMatchObject({ new: 1, errors: 2 })
    expect(
      shown.findings.map(({ row, code, severity, params }) => [row, code, severity, params.most]),
    ).toEqual([
      [2, 'too_long', 'error', 80],
      [3, 'too_long', 'error', 40],
    ])
  })

  it('leaves its cell out otherwise, and the rest of the row goes in', () => {
    const shown = preview(`00600|王芳|${long}|客服专员|${long}`)
    expect(shown).toMatchObject({ new: 1, errors: 0 })
    expect(shown.findings.map(({ column, severity }) => [column, severity])).toEqual([
      ['所属机构', 'warning'],
      ['备注', 'warning'],
    ])
    expect(shown.accepted[0]?.person).toMatchObject({ post: '客服专员', unit: undefined, note: undefined })
  })

  it.each(Object.entries(writtenLengths))(
    'is told by the same measure as the service has: %s %d',
    (field, most) => {
      const person = { staffNo: '1', name: '王芳' }
      expect(rosterPerson.safeParse({ ...person, [field]: 'x'.repeat(most) }).success).toBe(true)
      expect(rosterPerson.safeParse({ ...person, [field]: 'x'.repeat(most + 1) }).success).toBe(false)
    },
  )
})
