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
