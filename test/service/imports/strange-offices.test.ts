/** Sheets of offices nobody has seen, through the service: what they are taken for and what goes in. */
import { expect, it } from 'vitest'
import { codesIn, openImports } from './imports-of-book'

const roster = [
  ['工号', '姓名', '性别', '部门', '岗位'],
  ['000071', '段宁', '女', '受理科', '话务员'],
  ['000072', '古乔', '男', '受理科', '话务员'],
]

it('never takes a sheet to be signed for a roster, and cuts no number that the book has with zeros', async () => {
  const book = await openImports()
  await book.apply(await book.previewOf(roster, { kind: 'people' }))
  const signed = [
    ['工号', '姓名', '部门', '10月8日上午', '备注'],
    [71, '段宁', '受理科', '√', '古乔代签'],
    [72, '古乔', '受理科', '√', null],
  ]
  const toldAs = await book.previewOf(signed).then(
    ({ kind }) => kind,
    () => null,
  )
  expect(toldAs).not.toBe('people')
  // The window puts zeros back unless told otherwise, the command line does not: neither shortens a number.
  for (const pad of [null, false]) {
    const shown = await book.previewOf(
      [
        ['工号', '姓名', '性别', '部门'],
        [71, '段宁', '女', '督办科'],
      ],
      { kind: 'people', choices: { pad } },
    )
    expect(shown).toMatchObject({ new: 0, changed: 1 })
    expect(codesIn(shown)).toMatchObject({ lost_zeros: 1 })
    expect(shown.sample).toMatchObject([{ staffNo: '000071' }])
  }
})

it('reads ratings out of twenty once that is said, leaves the rows below out and names what was not read', async () => {
  const book = await openImports()
  await book.apply(await book.previewOf(roster, { kind: 'people' }))
  const sheet = [
    ['业务能力测评表', null, null, null, null],
    ['工号', '姓名', '沟通表达', '工单撰写', '组长意见'],
    [null, null, '20分', '20分', null],
    ['71', '段宁', '16', '12', '好'],
    ['000072', '古乔', '19', '产假', null],
    ['各项平均', null, '17.5', '12', null],
    ['测评人签字：', null, null, '日期：', null],
  ]
  const held = await book.previewOf(sheet)
  expect(held).toMatchObject({ kind: 'ability', rows: 2, accepted: 0, conflicts: 1, errors: 0 })
  expect(codesIn(held)).toMatchObject({ other_scale: 1, total_row: 1, note_row: 2, unread_columns: 1 })
  const shown = await book.again(held, { decisions: { 2: ['full_points'] } })
  expect(shown).toMatchObject({ accepted: 2, errors: 0 })
  expect(shown.sample[0]?.ratings).toBe('沟通表达 4 · 工单撰写 3')
})

it('finds the people of a log whose card numbers are all 0 by their other number', async () => {
  const book = await openImports()
  await book.apply(await book.previewOf(roster, { kind: 'people' }))
  const log = [
    ['登记号码', '姓名', '打卡时间', '卡号'],
    ['71', '段宁', '2026/10/12 8:40:21', '0'],
    ['72', '古乔', '2026/10/12 8:41:21', '0'],
  ]
  const shown = await book.previewOf(log)
  expect(shown).toMatchObject({ kind: 'attendance', columns: { staffNo: '登记号码' }, errors: 0 })
})
