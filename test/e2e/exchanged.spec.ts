import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { addOperator, beginEmpty, openEntry, operatorRow } from './support/first-steps'
import { expect, freshFolder, launch, test } from './support/launch'

/** The file of the data is deleted or exchanged under the window that has it open. */

const opening = (dir: string) => launch({ dir, args: ['--lang', 'zh-CN'] })
const saidIn = (page: Page, words: RegExp) =>
  expect(page.getByRole('region', { name: '数据的提示' }).getByText(words)).toBeVisible()

test('deleted before anything was done: what is done then is kept, and there at the next start', async () => {
  const dir = await freshFolder()
  const first = await opening(dir)
  await beginEmpty(first.page)
  await first.close()

  const second = await opening(dir)
  await openEntry(second.page, '设置')
  // What writes stands: from there on the next step is what finds the file gone, and not the end of its thread, which
  // opens the page anew under whoever types.
  const mark = () => JSON.parse(readFileSync(join(dir, 'book.mark'), 'utf8')) as { closed: unknown }
  await expect.poll(() => mark().closed).toBeNull()
  rmSync(join(dir, 'book.db'))
  await addOperator(second.page, '李晓')
  await saidIn(second.page, /被删除或移走。数据已经写回/)
  expect(existsSync(join(dir, 'book.db'))).toBe(true)
  await addOperator(second.page, '陈洁')
  await second.close()

  const third = await opening(dir)
  await openEntry(third.page, '设置')
  await expect(operatorRow(third.page, '李晓')).toBeVisible()
  await expect(operatorRow(third.page, '陈洁')).toBeVisible()
  await expect(third.page.getByRole('region', { name: '数据的提示' })).toHaveCount(0)
  await third.close()
  rmSync(dir, { recursive: true, force: true })
})

test('replaced by an older copy: it is said at once where that lies, and the next start has all there was', async () => {
  const dir = await freshFolder()
  const first = await opening(dir)
  await beginEmpty(first.page)
  await first.close()
  const older = readFileSync(join(dir, 'book.db'))

  const second = await opening(dir)
  await openEntry(second.page, '设置')
  await addOperator(second.page, '李晓')
  copyFileSync(join(dir, 'book.db'), join(dir, 'older'))
  renameSync(join(dir, 'older'), join(dir, 'book.db'))
  await saidIn(second.page, /换进来的文件已保留在/)
  await second.close()

  const third = await opening(dir)
  await openEntry(third.page, '设置')
  await expect(operatorRow(third.page, '李晓')).toBeVisible()
  const [kept = ''] = readdirSync(join(dir, 'quarantine'))
  expect(readFileSync(join(dir, 'quarantine', kept, 'book.db')).equals(older)).toBe(true)
  await third.close()
  rmSync(dir, { recursive: true, force: true })
})

test('deleted while somebody types: the page stands as it was, with what is typed and not kept yet', async () => {
  const dir = await freshFolder()
  const first = await opening(dir)
  await beginEmpty(first.page)
  await first.close()

  const { page, close } = await opening(dir)
  await openEntry(page, '设置')
  const field = page.getByLabel('新增操作人的姓名')
  await field.fill('李')
  const typed = await field.elementHandle()
  // Whether or not what writes stands by now.
  rmSync(join(dir, 'book.db'))
  await field.pressSequentially('晓明')
  await saidIn(page, /被删除或移走。数据已经写回/)
  expect(await typed?.evaluate(one => one.isConnected)).toBe(true)
  await expect(field).toHaveValue('李晓明')
  await expect(field).toBeFocused()
  await close()
  rmSync(dir, { recursive: true, force: true })
})
