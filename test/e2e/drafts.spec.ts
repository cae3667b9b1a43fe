import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { draftsIn } from './support/drafts-file'
import { beginEmpty, openEntry } from './support/first-steps'
import { expect, freshFolder, launch, test } from './support/launch'
import { killService } from './support/service'

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

let dir: string
test.beforeEach(async () => {
  dir = await freshFolder()
})
test.afterEach(() => rm(dir, { recursive: true, force: true }))

test('what was typed survives a killed process, is offered again, and is gone once it is saved', async () => {
  const killed = await launch({ dir, args: ['--lang', 'zh-CN'] })
  await beginEmpty(killed.page)
  await openEntry(killed.page, '人员')
  await expect(killed.page.getByText('还没有人员')).toBeVisible()
  await killed.page.keyboard.press('n')
  await field(killed.page, '工号').fill('00603')
  await field(killed.page, '姓名').fill('王芳')
  await expect.poll(() => draftsIn(dir)).toContain('王芳')
  const gone = once(killed.app.process(), 'exit')
  killed.app.process().kill('SIGKILL')
  await gone

  const zhixing = await launch({ dir, args: ['--lang', 'zh-CN'] })
  const { page } = zhixing
  await openEntry(page, '人员')
  await expect(page.getByText('还没有人员')).toBeVisible()
  await page.keyboard.press('n')
  await expect(page.getByText(/已恢复.*没有保存的内容/)).toBeVisible()
  await expect(field(page, '工号')).toHaveValue('00603')
  await expect(field(page, '姓名')).toHaveValue('王芳')

  // A service that dies meanwhile takes nothing either.
  await field(page, '英文名').fill('Wang Fang')
  await killService(zhixing)
  await expect.poll(() => draftsIn(dir)).toContain('Wang Fang')
  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  await expect(field(page, '英文名')).toHaveValue('Wang Fang')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByRole('gridcell', { name: '王芳', exact: true })).toBeVisible()
  await expect.poll(() => draftsIn(dir)).toBe('')
  await zhixing.close()
})

test('in English: another page and back, thrown away by name', async () => {
  const zhixing = await launch({ dir, args: ['--lang', 'en'] })
  const { page } = zhixing
  await beginEmpty(page, 'Grace')
  await openEntry(page, 'Courses')
  await page.getByRole('button', { name: 'Add course' }).first().click()
  await field(page, 'Course name').fill('Complaint handling')
  await openEntry(page, 'People')
  await openEntry(page, 'Courses')
  await page.getByRole('button', { name: 'Add course' }).first().click()
  await expect(page.getByText(/^Unsaved entries from .* have been restored\./)).toBeVisible()
  await expect(field(page, 'Course name')).toHaveValue('Complaint handling')
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(field(page, 'Course name')).toHaveValue('')
  await expect.poll(() => draftsIn(dir)).toBe('')
  await zhixing.close()
})

test('a session half scheduled, with the list that was pasted, stands there again as it was left', async () => {
  const zhixing = await launch({ dir, args: ['--lang', 'zh-CN'] })
  const { page } = zhixing
  await beginEmpty(page)
  const schedule = () =>
    page.evaluate(() => {
      window.location.hash = '#/schedule'
    })
  await schedule()
  await page.getByRole('textbox', { name: '粘贴名单' }).fill('王芳\n00633')
  await page.getByPlaceholder('主题').fill('新政解读')
  await expect.poll(() => draftsIn(dir)).toContain('新政解读')
  await expect.poll(() => draftsIn(dir)).toContain('00633')
  for (const again of ['once', 'twice']) {
    await openEntry(page, '人员')
    await schedule()
    await expect(page.getByRole('textbox', { name: '粘贴名单' }), again).toHaveValue('王芳\n00633')
    await expect(page.getByPlaceholder('主题'), again).toHaveValue('新政解读')
  }
  expect(draftsIn(dir).split('\n'), 'one draft of the session, one of the list').toHaveLength(2)
  await zhixing.close()
})

test('a form opened after an undo shows what the book says, also with a draft over what was undone', async () => {
  const zhixing = await launch({ dir, args: ['--lang', 'zh-CN'] })
  const { page } = zhixing
  await beginEmpty(page)
  await openEntry(page, '课程')
  await page.getByRole('button', { name: '新增课程' }).first().click()
  await field(page, '课程名称').fill('升级沟通')
  await field(page, '编号').fill('KC-007')
  await field(page, '证书类别代码').fill('TS')
  await page.keyboard.press('Control+s')
  const row = page.getByRole('gridcell', { name: '升级沟通', exact: true })
  await row.click()
  const mark = field(page, '合格线')
  await expect(mark).toHaveValue('60')
  for (const draft of [false, true]) {
    await mark.fill('77')
    await page.keyboard.press('Control+s')
    await expect(mark).toHaveCount(0)
    if (draft) {
      await row.click()
      await expect(mark).toHaveValue('77')
      await field(page, '课程名称').fill('升级沟通二')
      await expect.poll(() => draftsIn(dir)).toContain('升级沟通二')
    }
    await openEntry(page, '今日')
    const steps = page.getByRole('list', { name: '最近' }).getByRole('button', { name: /^撤销/ })
    await expect(steps).toHaveCount(3)
    await page.keyboard.press('Control+z')
    await expect(steps).toHaveCount(2)
    await openEntry(page, '课程')
    await row.click()
    await expect(mark).toHaveValue('60')
  }
  await expect(page.getByText(/此后这里有改动/)).toBeVisible()
  await expect(field(page, '课程名称')).toHaveValue('升级沟通')
  await page.getByRole('button', { name: '丢弃' }).click()
  await expect(mark).toHaveValue('60')
  await zhixing.close()
})
