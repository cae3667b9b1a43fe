import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { ImportPreviewOutput } from '../../../src/contract/imports'
import type { ImportChange } from '../../../src/contract/imports/changes'
import type { Language } from '../../../src/i18n/setup'
import { openPreview, previewed } from './import-page'

const change = (some: Partial<ImportChange>): ImportChange => ({
  row: 5,
  staffNo: '00603',
  name: '王契',
  field: 'post',
  called: null,
  of: null,
  before: { as: 'names', names: [{ name: '客服专员', nameEn: 'Agent' }] },
  after: { as: 'names', names: [{ name: '质检员', nameEn: null }] },
  note: null,
  ...some,
})
const unit = (name: string, nameEn: string) => ({ name, nameEn })
const moved = change({
  field: 'unit',
  before: { as: 'names', names: [unit('华北分部', 'North'), unit('热线一组', 'Hotline 1')] },
  after: { as: 'names', names: [unit('华东分部', 'East')] },
})
const left = change({
  row: 9,
  staffNo: '00606',
  name: '李娜',
  field: 'status',
  before: { as: 'word', word: 'active' },
  after: { as: 'word', word: 'left' },
})
const gone = change({ ...left, field: 'leftOn', before: null, after: { as: 'day', day: '2025-07-31' } })

const countsOf = (changes: readonly ImportChange[]): ImportPreviewOutput['changes'] => {
  const fields = new Map<string, ImportPreviewOutput['changes']['fields'][number]>()
  const notes: ImportPreviewOutput['changes']['notes'] = {}
  for (const { field, called, note } of changes) {
    fields.set(field, { field, called, count: (fields.get(field)?.count ?? 0) + 1 })
    if (note) notes[note] = (notes[note] ?? 0) + 1
  }
  const people = new Set(changes.map(one => one.staffNo)).size
  return { total: changes.length, people, fields: [...fields.values()], notes }
}

function visit(
  changes: readonly ImportChange[],
  some: Partial<ImportPreviewOutput> = {},
  language: Language = 'zh-CN',
) {
  const preview = previewed({ ...some, changed: changes.length, changes: countsOf(changes) })
  const answer = ({ field, from }: { field?: string | null; from: number }) => ({
    changes: changes.filter(one => !field || one.field === field).slice(from, from + 500),
  })
  return openPreview(
    { imports: { preview: () => preview, review: () => preview, changes: answer } },
    { language },
  )
}

/** The lines of the table, cell by cell, without its head. */
const lines = () =>
  within(screen.getByRole('table', { name: /变更|changed/ }))
    .getAllByRole('row')
    .slice(1)
    .map(row =>
      within(row)
        .getAllByRole('cell')
        .map(cell => cell.textContent),
    )

describe('what a file would change', () => {
  it('stands before the import: who, what, the old value and the new', async () => {
    await visit([moved, change({}), left, gone])
    expect(await screen.findByRole('heading', { name: '变更 2 人' })).toBeTruthy()
    await screen.findByText('客服专员')
    expect(lines()).toEqual([
      ['5', '00603', '王契', '机构', '华北分部 / 热线一组', '→华东分部'],
      ['5', '00603', '王契', '岗位', '客服专员', '→质检员'],
      ['9', '00606', '李娜', '状态', '在职', '→离职'],
      ['9', '00606', '李娜', '离职日期', '空', '→2025年7月31日'],
    ])
  })

  it('is said in English with English names, days and words', async () => {
    await visit([moved, left, gone], {}, 'en')
    expect(await screen.findByRole('heading', { name: '2 people changed' })).toBeTruthy()
    await screen.findByText('North / Hotline 1')
    expect(lines()).toEqual([
      ['5', '00603', '王契', 'Unit', 'North / Hotline 1', '→East'],
      ['9', '00606', '李娜', 'Status', 'Active', '→Left'],
      ['9', '00606', '李娜', 'Left on', 'blank', '→31 Jul 2025'],
    ])
  })

  it('is narrowed to one field by its chip, and widened by a second press', async () => {
    const { user, sent } = await visit([moved, change({}), left, gone])
    const chip = (name: string) => screen.getByRole('button', { name })
    expect(chip('全部 4').getAttribute('aria-pressed')).toBe('true')
    await user.click(chip('岗位 1'))
    await waitFor(() => expect(lines()).toHaveLength(1))
    expect(sent('imports.changes').at(-1)).toMatchObject({ field: 'post', from: 0 })
    expect(chip('岗位 1').getAttribute('aria-pressed')).toBe('true')
    await user.click(chip('岗位 1'))
    await waitFor(() => expect(lines()).toHaveLength(4))
  })

  it('is folded while it is long', async () => {
    const many = Array.from({ length: 30 }, (_, at) => change({ row: at + 2, staffNo: `007${at}` }))
    const { user } = await visit(many)
    await screen.findByRole('button', { name: '显示全部 30 处变更' })
    expect(lines()).toHaveLength(5)
    await user.click(screen.getByRole('button', { name: '显示全部 30 处变更' }))
    expect(lines()).toHaveLength(30)
    await user.click(screen.getByRole('button', { name: '收起' }))
    expect(lines()).toHaveLength(5)
  })

  it('has no place where nothing is changed', async () => {
    const { sent } = await visit([])
    expect(screen.queryByRole('heading', { name: /变更/ })).toBeNull()
    expect(sent('imports.changes')).toEqual([])
  })
})

describe('what wants a second look', () => {
  it('are marks that give way', async () => {
    const mark = change({
      field: 'theory',
      before: { as: 'text', text: '88.5' },
      after: { as: 'word', word: 'missed' },
      note: 'replaced',
    })
    await visit([mark], { kind: 'scores', sessionId: 's3' })
    expect(await screen.findByText('替换已有成绩 1 处')).toBeTruthy()
    await screen.findByText('88.5')
    expect(lines()).toEqual([['5', '00603', '王契', '理论', '88.5', '→缺考替换已有成绩']])
  })

  it('are people who become absent, whom no row of the file names', async () => {
    const of = { as: 'block', day: '2026-10-12', starts: 540, ends: 720 } as const
    const absent = change({
      row: null,
      field: 'absent',
      called: { as: 'word', word: 'absent' },
      of,
      before: { as: 'word', word: 'unrecorded' },
      after: { as: 'word', word: 'absent' },
      note: 'absent',
    })
    const late = change({
      ...absent,
      row: 7,
      field: 'late',
      called: { as: 'word', word: 'late' },
      after: { as: 'word', word: 'late', minutes: 21 },
      note: null,
    })
    await visit([late, absent], { kind: 'attendance', sessionId: 's3' })
    expect(await screen.findByText('没有签到、记为缺勤 1 处')).toBeTruthy()
    await screen.findByText('迟到 21 分钟')
    expect(lines()).toEqual([
      ['7', '00603', '王契', '2026年10月12日 09:00–12:00', '未登记', '→迟到 21 分钟'],
      ['–', '00603', '王契', '2026年10月12日 09:00–12:00', '未登记', '→缺勤没有签到'],
    ])
    expect(screen.getByRole('button', { name: '缺勤 1' })).toBeTruthy()
  })
})
