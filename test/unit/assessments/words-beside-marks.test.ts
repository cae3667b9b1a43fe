/** What a row says in words beside its marks: that somebody missed the exam, or cheated. */
import { describe, expect, it } from 'vitest'
import type { ScoreRules } from '../../../src/domain/assessments/score-book'
import { previewScores } from '../../../src/domain/assessments/score-sheet'
import { scoreSpec } from '../../../src/domain/assessments/score-sheet-fields'
import { readLayout } from '../../../src/domain/imports/layout'
import { accepted, codesOf, tableOf } from '../imports/table-of'

const people = [
  { id: 'd', staffNo: '0071', name: '段宁' },
  { id: 'g', staffNo: '0072', name: '古乔' },
]
const preview = (rows: string[], rules: ScoreRules = {}) =>
  previewScores(
    accepted(readLayout([tableOf(rows)], scoreSpec)),
    { people, weights: { theory: 60, practice: 40 }, passMark: 6000 },
    rules,
  )
const marksOf = ({ accepted: rows }: ReturnType<typeof preview>) =>
  rows.map(({ personId, attempt, theory, practice }) => [
    personId,
    attempt,
    ...[theory, practice].map(mark => (mark?.state === 'scored' ? mark.mark / 100 : (mark?.state ?? null))),
  ])

describe('a word of cheating or absence beside a mark', () => {
  it.each([
    ['结论', '作弊', 'cheating'],
    ['是否合格', '作弊', 'cheating'],
    ['结论', '缺考', 'missed'],
    ['等级', '违纪', 'cheating'],
    ['备注', '作弊，成绩取消', 'cheating'],
    ['备注', '经查该员考试作弊', 'cheating'],
    ['备注', '缺考', 'missed'],
    ['备注', '缺考（病假）', 'missed'],
    ['说明', '当天未参加考试', 'missed'],
    ['备注', '緩考', 'deferred'],
    ['考试状态', '缺考', 'missed'],
    ['是否作弊', '是', 'cheating'],
    ['是否缓考', '是', 'deferred'],
    ['考场记录', '作弊', 'cheating'],
    ['异常', '缺考', 'missed'],
    ['总评', '作弊', 'cheating'],
    ['备注', '抄袭', 'cheating'],
    ['结论', '试卷作废', 'cheating'],
    ['备注', '携带手机', 'cheating'],
    ['备注', '违反考场纪律', 'cheating'],
    ['结论', '0分处理', 'cheating'],
    ['结论', '取消资格', 'cheating'],
    ['结论', '没考', 'missed'],
    ['结论', 'DQ', 'cheating'],
    ['Remarks', 'Caught copying', 'cheating'],
    ['缺考', '●', 'missed'],
    ['Result', 'Cheated', 'cheating'],
    ['Remarks', 'Caught cheating, mark void', 'cheating'],
    ['Notes', 'Did not sit the exam', 'missed'],
  ])('is a question: %s %s', (heading, cell, state) => {
    const rows = [`工号|姓名|理论|实操|${heading}`, `0071|段宁|88|88|${cell}`, '0072|古乔|80|80|']
    const asked = preview(rows)
    expect(marksOf(asked)).toEqual([['g', 1, 80, 80]])
    expect(asked).toMatchObject({ conflicts: 1, errors: 0 })
    expect(asked.findings.filter(({ code }) => code !== 'unread_columns')).toMatchObject([
      {
        row: 2,
        column: heading,
        code: 'marked_and_missed',
        severity: 'conflict',
        params: { state, marks: '88 / 88' },
        asks: { key: 'words 2' },
      },
    ])
    expect(marksOf(preview(rows, { answers: { 'words 2': 'marks' } }))).toContainEqual(['d', 1, 88, 88])
    expect(marksOf(preview(rows, { answers: { 'words 2': 'state' } }))).toContainEqual(['d', 1, state, state])
    // Taking all that is held out calls nobody honest.
    expect(marksOf(preview(rows, { takeConflicts: true }))).toEqual([['g', 1, 80, 80]])
  })

  it.each([
    ['备注', '无作弊行为'],
    ['备注', '未缺考'],
    ['备注', '没有违纪'],
    ['备注', '迟到 10 分钟'],
    ['备注', '考虑缓解压力'],
    ['备注', '缺考勤记录一次'],
    ['备注', '班长代考勤'],
    ['考试状态', '已交卷'],
    ['是否缺考', '否'],
    ['Remarks', 'No misconduct'],
  ])('is none in %s %s', (heading, cell) => {
    const shown = preview([`工号|姓名|理论|实操|${heading}`, `0071|段宁|88|88|${cell}`])
    expect(marksOf(shown)).toEqual([['d', 1, 88, 88]])
    expect(codesOf(shown)).not.toHaveProperty('marked_and_missed')
  })

  it('fills the mark that is missing, where that is what the word is about', () => {
    const rows = ['工号|姓名|理论|实操|备注', '0071|段宁||88|理论缺考']
    expect(marksOf(preview(rows))).toEqual([])
    expect(marksOf(preview(rows, { answers: { 'words 2': 'state' } }))).toEqual([['d', 1, 'missed', 88]])
  })

  it('is no question where it stands in place of a mark as well', () => {
    const shown = preview([
      '工号|姓名|理论|实操|结论',
      '0071|段宁|缺考|88|缺考',
      '0072|古乔|作弊|80|作弊，成绩取消',
    ])
    expect(marksOf(shown)).toEqual([
      ['d', 1, 'missed', 88],
      ['g', 1, 'cheating', 80],
    ])
    expect(shown.findings).toEqual([])
  })
})

describe('a word of cheating or absence beside a 0, or nothing', () => {
  it.each([
    ['结论', '缺考', 'missed'],
    ['备注', '缺考', 'missed'],
    ['备注', '缺考，已通知补考', 'missed'],
    ['备注', '因病未参加考试', 'missed'],
    ['考试状态', '缓考', 'deferred'],
    ['备注', '作弊', 'cheating'],
    ['是否作弊', '是', 'cheating'],
  ])('says what it was: %s %s', (heading, cell, state) => {
    const shown = preview([
      `工号|姓名|理论|实操|总评|${heading}`,
      `0071|段宁|0|0|0|${cell}`,
      `0072|古乔||||${cell}`,
    ])
    expect(marksOf(shown)).toEqual([
      ['d', 1, state, state],
      ['g', 1, state, state],
    ])
    expect(codesOf(shown)).not.toHaveProperty('marked_and_missed')
  })

  it('says nothing where it is about another exam', () => {
    const shown = preview(['工号|姓名|理论|实操|备注', '0071|段宁|||上次缺考', '0072|古乔|0|0|上次缺考'])
    expect(marksOf(shown)).toEqual([])
    expect(codesOf(shown)).toEqual({ no_mark: 1, marked_and_missed: 1 })
  })
})

describe('beside a resit', () => {
  const HEAD = '工号|姓名|理论|实操|补考理论|补考实操|结论'

  it('is about the resit', () => {
    const rows = [HEAD, '0071|段宁|50|40|88|88|作弊']
    const asked = preview(rows)
    expect(marksOf(asked)).toEqual([])
    expect(asked.findings).toContainEqual(
      expect.objectContaining({ code: 'marked_and_missed', params: { state: 'cheating', marks: '88 / 88' } }),
    )
    expect(marksOf(preview(rows, { answers: { 'words 2': 'state' } }))).toEqual([
      ['d', 1, 50, 40],
      ['d', 2, 'cheating', 'cheating'],
    ])
  })

  it('is no question where the resit says it', () => {
    const shown = preview([HEAD, '0071|段宁|50|40|缺考|缺考|缺考'])
    expect(marksOf(shown)).toEqual([
      ['d', 1, 50, 40],
      ['d', 2, 'missed', 'missed'],
    ])
    expect(codesOf(shown)).toEqual({ resit_columns: 1 })
  })
})
