import { screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { openPreview, previewed } from './import-page'

it('nothing of a file can be changed while it is written, and it can be stopped all the while', async () => {
  const { user, sent } = await openPreview({
    imports: {
      preview: () => previewed(),
      review: () => previewed(),
      apply: () => new Promise(() => undefined),
    },
  })
  await user.click(screen.getByRole('button', { name: '修改工作表和各列的对应' }))
  await user.click(screen.getByRole('button', { name: /^导入 520 人/ }))
  await waitFor(() => expect(sent('imports.apply')).toHaveLength(1))

  const grade = screen.getByRole<HTMLSelectElement>('combobox', { name: '职级' })
  const was = grade.value
  await user.selectOptions(grade, '岗级').catch(() => undefined)
  expect(grade.value).toBe(was)
  expect(grade.matches(':disabled')).toBe(true)
  expect(sent('imports.review')).toEqual([])
  expect(screen.queryByRole('button', { name: /^导入 520 人/ })).toBeNull()
  expect(screen.getByRole('button', { name: /停止/ }).matches(':disabled')).toBe(false)
})
