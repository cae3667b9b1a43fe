/** The small strange files of ../shared/data/cases: each is read right, asked about, or left out with a finding. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { ImportPreviewOutput } from '../../../src/contract/imports'
import type { RowDecision } from '../../../src/domain/imports/preview'
import { codesIn, type ImportsOfBook, openImports } from './imports-of-book'

const cases = join(process.cwd(), '..', 'shared', 'data', 'cases')
const there = existsSync(cases)
const K = ['戚晓岚', '章沐辰', '柏若溪', '喻知远', '葛青禾', '钟予安']
const C = ['王㛃', '李娜', '李娜', '赵博文', '邹一嘉']

async function withPeople(): Promise<ImportsOfBook> {
  const book = await openImports()
  const people = [
    ...K.map((name, index) => [`K010${index + 1}`, name, '热线', '客服']),
    ...C.map((name, index) => [`0060${index + 1}`, name, '热线', '客服']),
  ]
  await book.apply(await book.previewOf([['工号', '姓名', '部门', '岗位'], ...people]))
  return book
}

describe.skipIf(!there)(there ? 'the cases' : 'the cases (skipped: ../shared/data/cases is not here)', () => {
  /** A book without anybody, and one that knows the people of the cases: opened when a test asks for it. */
  let books: { blank?: Promise<ImportsOfBook>; known?: Promise<ImportsOfBook> } = {}
  beforeEach(() => {
    books = {}
  })
  const blank = () => (books.blank ??= openImports())
  const known = () => (books.known ??= withPeople())
  const file = (name: string, input = 'input.xlsx') => join(cases, name, input)
  const roster = async (name: string, input?: string) => (await blank()).preview(file(name, input))
  const sheet = async (name: string, input?: string) => (await known()).preview(file(name, input))
  const decided = async (preview: ImportPreviewOutput, decision: RowDecision) =>
    (await known()).again(preview, { decisions: { 1: [decision] } })
  const refusal = async (looked: Promise<ImportPreviewOutput>) =>
    looked.then(
      () => 'read',
      (error: { code?: string }) => error.code,
    )
  const values = ({ sample }: ImportPreviewOutput, field: string) => sample.map(row => row[field])

  describe('rosters', () => {
    const six = ['K0101', 'K0102', 'K0103', 'K0104', 'K0105']
    it.each([
      ['people-bilingual-slash', { unit: '热线一部', post: '客服', hiredOn: '2024-03-05' }],
      ['people-bilingual-two-row-head', { unit: '热线一部', post: '客服' }],
      ['people-hint-row', { unit: '热线一部', post: '客服' }],
      ['people-location-before-department', { unit: 'Contact Centre' }],
      ['people-office-phone-first', { phone: '138****0000' }],
      ['people-career-start-first', { hiredOn: '2015-03-01' }],
    ])('%s', async (name, first) => {
      const preview = await roster(name)
      expect(preview).toMatchObject({ kind: 'people', rows: 6, new: 6, errors: 0, conflicts: 0 })
      expect(values(preview, 'staffNo')).toEqual(six)
      expect(preview.sample[0]).toMatchObject({ name: '戚晓岚', ...first })
    })

    it('people-merged-department: the department of all three', async () => {
      const preview = await roster('people-merged-department')
      expect(preview.new).toBe(6)
      expect(values(preview, 'unit')).toEqual(['热线一部', '热线一部', '热线一部', '热线二部', '热线二部'])
      expect(new Set(values(preview, 'team'))).toEqual(new Set(['甲班']))
    })

    it('people-number-formats: a number as it is shown', async () =>
      expect(values(await roster('people-number-formats'), 'staffNo')).toEqual(six))

    it('people-two-per-row: those to the right are read below the others', async () => {
      const preview = await roster('people-two-per-row')
      expect(preview).toMatchObject({ new: 6, errors: 0 })
      expect(codesIn(preview)).toMatchObject({ beside_read: 1 })
    })

    it('people-second-table-below: whoever is left out is counted', async () => {
      const preview = await roster('people-second-table-below')
      expect(preview).toMatchObject({ new: 3, errors: 1 })
      const below = preview.findings.find(({ code }) => code === 'second_table')
      expect(below?.params).toEqual({ count: 3 })
      expect(values(preview, 'staffNo')).toEqual(six.slice(0, 3))
    })

    it('people-na-error and lookup-errors: blank, and said', async () => {
      const preview = await roster('people-na-error')
      expect(codesIn(preview)).toMatchObject({ error_value: 2 })
      expect(values(preview, 'unit')).toEqual(['热线一部', '热线一部', '', '热线一部', '热线一部'])
      const other = await roster('lookup-errors', 'roster.xlsx')
      expect(other).toMatchObject({ new: 2, errors: 1 })
      expect(codesIn(other)).toMatchObject({ error_value: 3, no_name: 1 })
      expect(other.sample[1]).toMatchObject({ name: '冯晓', unit: '', post: '' })
    })

    it('people-contract-end: the end of a contract makes nobody a leaver', async () =>
      expect(values(await roster('people-contract-end'), 'leftOn')).toEqual(['', '', '', '', '']))

    it('people-job-history: an earlier employer is not asked who works here', async () => {
      expect(await refusal(roster('people-job-history'))).toBe('kind_unknown')
      const preview = await (await blank()).preview(file('people-job-history'), { kind: 'people' })
      for (const field of ['leftOn', 'hiredOn', 'company', 'status'])
        expect(new Set(values(preview, field))).toEqual(new Set(['']))
    })

    it('people-cards and csv-quote-swallow are refused', async () => {
      expect(await refusal((await blank()).preview(file('people-cards'), { kind: 'people' }))).toBe(
        'no_header',
      )
      expect(await refusal(roster('csv-quote-swallow', 'input.csv'))).toBe('unclosed_quote')
    })

    it('people-phone-scientific: the spoilt phone stays out', async () => {
      const preview = await roster('people-phone-scientific', 'input.csv')
      expect(codesIn(preview)).toMatchObject({ unreadable_phone: 6 })
      expect(new Set(values(preview, 'phone'))).toEqual(new Set(['']))
    })

    it('xlsx-empty-shared-string: two have no unit', async () =>
      expect(values(await roster('xlsx-empty-shared-string'), 'unit').slice(1, 4)).toEqual([
        '热线一部',
        '',
        '',
      ]))
  })

  describe('ability matrices', () => {
    it('ability-two-level-head: the lower headings', async () => {
      const preview = await sheet('ability-two-level-head')
      expect(preview).toMatchObject({ kind: 'ability', headerRow: 2, rows: 6, new: 6, errors: 0 })
      expect(preview.sample[0]?.ratings).toBe('规章 1 · 票务 2 · 沟通 3 · 安抚 4 · 记录 5')
    })

    it('ability-target-and-actual: what was found, not the target', async () => {
      const preview = await sheet('ability-target-and-actual')
      expect(preview).toMatchObject({ new: 6, errors: 0 })
      expect(preview.sample[0]?.ratings).toBe('产品知识 2 · 合规话术 3')
      expect(codesIn(preview)).toMatchObject({ target_columns: 1 })
    })

    it('ability-ten-points: asked, and taken to five', async () => {
      const preview = await sheet('ability-ten-points')
      expect(preview).toMatchObject({ accepted: 0, conflicts: 1, errors: 0 })
      expect(codesIn(preview)).toMatchObject({ other_scale: 1 })
      const taken = await decided(preview, 'ten_points')
      expect(taken).toMatchObject({ new: 6, errors: 0 })
      expect(taken.sample[0]?.ratings).toBe('沟通 4 · 安抚 2 · 系统 3')
    })

    it('ability-extra-numbers: counts are no competencies', async () =>
      expect((await sheet('ability-extra-numbers')).competencies).toEqual(['沟通', '安抚']))

    it('ability-ambiguous-date: said, and turned round', async () => {
      const preview = await sheet('ability-ambiguous-date')
      expect(codesIn(preview)).toMatchObject({ assumed_month_first: 1 })
      const turned = await decided(preview, 'day_first')
      expect(turned.sample[0]?.assessedOn).toBe('2026-10-01')
    })

    it('competency-twice: equal levels count once, others are in conflict', async () => {
      const preview = await sheet('competency-twice', 'matrix.csv')
      expect(preview.conflicts).toBe(1)
      expect(codesIn(preview)).toMatchObject({ conflicting_rating: 1 })
      expect(values(preview, 'ratings')).toEqual(['系统操作 3', '投诉处理 3 · 系统操作 3'])
    })
  })

  describe('mark sheets', () => {
    it('part-scores: marks of 60 and of 40 are taken to 100', async () => {
      const preview = await sheet('part-scores', 'scores.xlsx')
      expect(preview.sample[0]).toMatchObject({ theory: '91.67', practice: '87.5' })
      expect(codesIn(preview)).toMatchObject({ full_mark: 2 })
    })

    it('scores-fraction-values: asked', async () => {
      const preview = await sheet('scores-fraction-values')
      expect(preview).toMatchObject({ accepted: 0, conflicts: 1 })
      const shares = await decided(preview, 'percent')
      expect(shares.sample[0]).toMatchObject({ theory: '85', practice: '90' })
      const asMarked = await decided(preview, 'as_marked')
      expect(asMarked.sample[0]).toMatchObject({ theory: '0.85', practice: '0.9' })
    })

    it('scores-admission-number, scores-multi-subject, scores-exam-about-complaints', async () => {
      const admission = await sheet('scores-admission-number')
      expect(admission).toMatchObject({ new: 6, columns: { staffNo: '工资号', practice: '实作成绩' } })
      const subjects = await sheet('scores-multi-subject')
      expect(subjects.sample[0]).toMatchObject({ theory: '80', practice: '90' })
      expect(await sheet('scores-exam-about-complaints')).toMatchObject({ kind: 'scores', new: 6 })
    })

    it('same-heading-twice: held until somebody says which one counts', async () => {
      expect(await refusal(sheet('same-heading-twice', 'scores.xlsx'))).toBe('column_twice')
      const second = await (await known()).preview(file('same-heading-twice', 'scores.xlsx'), {
        kind: 'scores',
        choices: { mapping: { theory: '理论成绩 (2)' } },
      })
      expect(values(second, 'theory')).toEqual(['72', '68', '92', '75', '61'])
      const first = await (await known()).preview(file('same-heading-twice', 'scores.xlsx'), {
        kind: 'scores',
        choices: { mapping: { theory: '理论成绩' } },
      })
      expect(values(first, 'theory')).toEqual(['55', '51', '92', '60', '33'])
    })
  })

  describe('scan logs', () => {
    it.each([
      ['scan-log-taken-for-roster', 'input.xlsx', '2026-10-12', '08:40'],
      ['scan-dingtalk-raw', 'input.xlsx', '2026-10-12', '08:40'],
      ['scan-hour-24', 'input.xlsx', '2026-10-13', '00:10'],
    ])('%s', async (name, input, day, time) => {
      const preview = await sheet(name, input)
      expect(preview).toMatchObject({ kind: 'attendance', new: 6, errors: 0 })
      expect(preview.sample[0]).toMatchObject({ day, time })
    })

    it('scan-ambiguous-date: said, and turned round', async () => {
      const preview = await sheet('scan-ambiguous-date')
      expect(codesIn(preview)).toMatchObject({ assumed_month_first: 1 })
      const turned = await decided(preview, 'day_first')
      expect(turned.sample[0]?.day).toBe('2026-10-05')
    })

    it('day-month-in-out: one unmistakable day decides for both columns', async () => {
      const preview = await sheet('day-month-in-out', 'log.csv')
      expect(values(preview, 'day')).toEqual(['2026-11-05', '2026-11-05', '2026-11-25', '2026-11-25'])
      expect(codesIn(preview)).toEqual({ day_order_day_first: 1 })
    })

    it('refused-at-door: whoever was not let in did not come', async () => {
      const preview = await sheet('refused-at-door', 'log.csv')
      expect(values(preview, 'staffNo')).toEqual(['00601', '00602', '00605'])
      expect(codesIn(preview)).toMatchObject({ not_admitted: 2 })
    })

    it('online-meeting: joining and leaving', async () => {
      const preview = await sheet('online-meeting', 'meeting.csv')
      expect(preview).toMatchObject({ kind: 'attendance', columns: { in: '入会时间', out: '退会时间' } })
      expect(preview.sample[1]?.time).toBe('08:59 09:40 09:45 12:01')
    })
  })
})
