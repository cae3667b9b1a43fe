import { expect, it } from 'vitest'
import { openImports } from './imports-of-book'

it('turns the days of a file round where somebody knows better than its dates', async () => {
  const imports = await openImports()
  const preview = await imports.previewOf(
    [
      ['工号', '姓名', '部门', '入职日期'],
      ['00601', '王芳', '一组', '3/30/2015'],
      ['00602', '李娜', '一组', '7/5/2011'],
    ],
    { kind: 'people' },
  )
  expect(preview.findings).toContainEqual(
    expect.objectContaining({ code: 'day_order_month_first', severity: 'info', row: 1, column: '入职日期' }),
  )
  const turned = await imports.again(preview, { decisions: { 1: ['day_first'] } })
  await imports.apply(turned)
  const { rows } = await imports.call('people', 'list', { text: '李娜', limit: 5 })
  expect(rows).toMatchObject([{ hiredOn: '2011-05-07' }])
})
