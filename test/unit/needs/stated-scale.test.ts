import { describe, expect, it } from 'vitest'
import { readLayout } from '../../../src/domain/imports/layout'
import type { RowDecision } from '../../../src/domain/imports/preview'
import { previewAbility } from '../../../src/domain/needs/ability-matrix'
import { abilitySpec } from '../../../src/domain/needs/ability-matrix-fields'
import { recognised } from '../../support/import-specs'
import { accepted, tableOf } from '../imports/table-of'

const people = [
  { id: 'd', staffNo: '0071', name: '段宁' },
  { id: 'g', staffNo: '0072', name: '古乔' },
]
const preview = (rows: string[], head = 1, decision?: RowDecision) =>
  accepted(
    previewAbility(
      accepted(readLayout([tableOf(rows)], abilitySpec)),
      { people },
      { today: '2026-11-21', ...(decision ? { decisions: new Map([[head, [decision]]]) } : {}) },
    ),
  )
const scaleIn = (shown: ReturnType<typeof preview>) =>
  shown.findings.find(({ code }) => code === 'other_scale')?.params.full
const levels = (shown: ReturnType<typeof preview>) =>
  shown.accepted.map(({ ratings }) => ratings.map(({ level }) => level))

describe('ratings of another full mark', () => {
  const underneath = [
    '业务能力测评表',
    '工号|姓名|沟通|礼仪',
    '||20分|20分',
    '0071|段宁|16|12',
    '0072|古乔|20|7',
  ]

  it('are held, and taken to five by the mark that stands under the headings', () => {
    const held = preview(underneath, 2)
    expect(scaleIn(held)).toBe(20)
    expect(held).toMatchObject({ rows: 2, accepted: [], conflicts: 1 })
    expect(levels(preview(underneath, 2, 'full_points'))).toEqual([
      [4, 3],
      [5, 2],
    ])
  })

  it.each<[string, string[], number]>([
    ['in the headings', ['工号|姓名|沟通（30分）|礼仪（30分）', '0071|段宁|16|12', '0072|古乔|28|7'], 30],
    ['in a legend', ['工号|姓名|沟通|礼仪', '0071|段宁|6|4', '0072|古乔|8|7', '注：本表采用8分制'], 8],
    ['by their numbers', ['工号|姓名|沟通|礼仪', '0071|段宁|16|12', '0072|古乔|18|7'], 20],
    [
      'although none is above five',
      ['能力评估（满分10分）', '工号|姓名|沟通|礼仪', '0071|段宁|4|5', '0072|古乔|3|2'],
      10,
    ],
  ])('are told %s', (_, rows, full) => expect(scaleIn(preview(rows))).toBe(full))

  it('are not told where the sheet says two things, nor of levels of five', () => {
    expect(
      scaleIn(preview(['工号|姓名|沟通（30分）|礼仪（20分）', '0071|段宁|26|12', '0072|古乔|28|17'])),
    ).toBe(0)
    expect(
      scaleIn(preview(['能力评估（5分制）', '工号|姓名|沟通|礼仪', '0071|段宁|4|5', '0072|古乔|3|2'])),
    ).toBeUndefined()
  })

  it('are ratings by the title of the sheet', () => expect(recognised([tableOf(underneath)])).toBe('ability'))
})

describe('a questionnaire', () => {
  it('asks about competencies, and names who was rated', () => {
    const rows = [
      '序号|提交答卷时间|1、您的姓名（评估人）|2、被评估人姓名|3、被评估人工号|4、请打分（1分最低，5分最高）—沟通|4、请打分（1分最低，5分最高）—礼仪',
      '1|2026/9/21 10:05:33|周梅|段宁|0071|5|4',
      '2|2026/9/22 11:05:33|周梅|古乔|0072|3|4',
    ]
    const shown = preview(rows)
    expect(shown.competencies).toEqual(['沟通', '礼仪'])
    expect(shown.accepted).toMatchObject([
      { personId: 'd', assessor: '周梅', assessedOn: '2026-09-21' },
      { personId: 'g', assessor: '周梅', assessedOn: '2026-09-22' },
    ])
  })
})
