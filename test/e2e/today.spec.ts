import { rm } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { demonstrationBook, dropTemplate, openAsOperator } from './support/books'
import { expect, test, unforgivable, type Zhixing } from './support/launch'
import { speak } from './support/pages'

let zhixing: Zhixing

test.beforeAll(async () => {
  zhixing = await openAsOperator(await demonstrationBook(), 'zh-CN')
})

test.afterAll(async () => {
  await zhixing.close()
  expect(unforgivable(zhixing.errors)).toEqual([])
  await rm(zhixing.dir, { recursive: true, force: true })
  await dropTemplate()
})

const group = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

async function goHome(page: Page): Promise<void> {
  await page.getByRole('link', { name: '知行' }).press('Enter')
  await expect(group(page, '今天')).toBeVisible()
}

test('says what the day is, what is late, what is today, and what the month has come to', async () => {
  const { page } = zhixing
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('今日')
  await expect(page.getByText('12月9日 星期三 · 演示年')).toBeVisible()

  const overdue = group(page, '逾期').getByRole('listitem')
  await expect(overdue).toHaveCount(9)
  await expect(
    overdue.filter({ hasText: /改进：质检标准与案例 第2期\s*6 人未通过或缺勤，还没有改进事项/ }),
  ).toContainText('生成改进事项')
  await expect(overdue.filter({ hasText: '证书到期：工单系统操作' })).toContainText('36 张待续期')
  await expect(overdue.first()).toContainText('逾期 10 天归档：情绪管理 第2期缺 签到表、课程评价')
  await expect(group(page, '今天')).toContainText('09:00投诉处理与情绪管理 第4期')

  await page.getByRole('button', { name: /计划完成率/ }).press('Enter')
  const explained = group(page, '计划完成率')
  await expect(explained).toContainText('已办 ÷ 计划40.0%')
  await page.keyboard.press('Escape')
  await expect(explained).toHaveCount(0)

  await expect(group(page, '最近').getByRole('button', { name: /^撤销/ }).first()).toBeVisible()
  const today = page.getByRole('link', { name: '今日', exact: false }).first()
  await expect(today).toContainText('11 项待办')
})

for (const [row, button, tab, there] of [
  ['归档：情绪管理 第2期', '补齐', '归档', '评价'],
  ['成绩：服务礼仪与沟通 第2期', '录入成绩', '成绩', '理论'],
  ['证书：质检标准与案例 第2期', '发证', '证书', '可发'],
  ['投诉处理与情绪管理 第4期', '打印签到表', '考勤', '工号'],
] as const) {
  test(`${button} leads to ${tab} of the session`, async () => {
    const { page } = zhixing
    await goHome(page)
    const line = page.getByRole('listitem').filter({ hasText: row }).filter({ hasText: button })
    await line.getByRole('link', { name: new RegExp(`^${button}`) }).press('Enter')
    const name = row.replace(/^.+：/, '')
    await expect(page.getByRole('heading', { level: 2 }).first()).toContainText(name)
    await expect(
      page
        .getByRole('link', { name: new RegExp(`^${tab}`), exact: false })
        .and(page.locator('[aria-current="page"]')),
    ).toBeVisible()
    await expect(page.getByRole('main')).toContainText(there)
  })
}

test('an action of the list opens with its next step, and leaves it once verified', async () => {
  const { page } = zhixing
  await goHome(page)
  const title = '话务系统弹屏显示旅客历史投诉'
  await page.getByRole('link', { name: new RegExp(`^登记验证.*${title}`) }).press('Enter')
  const panel = page.getByRole('complementary', { name: new RegExp(title) })
  await expect(panel.getByRole('textbox', { name: /验证意见/ })).toBeFocused()
  await page.keyboard.type('抽查 20 通，均已弹屏')
  await page.keyboard.press('Enter')
  await expect(panel).toHaveCount(0)
  await expect(page.getByRole('region', { name: '刚才发生的事' })).toContainText(`：${title}`)

  await goHome(page)
  await expect(group(page, '逾期').getByRole('listitem')).toHaveCount(8)
  await expect(page.getByText(title, { exact: false }).and(page.locator('main li'))).toHaveCount(0)

  // Taken back where it stands among the last steps.
  await group(page, '最近')
    .getByRole('listitem')
    .filter({ hasText: /^.{0,12}验证改进事项/ })
    .getByRole('button', { name: /撤销/ })
    .press('Enter')
  await expect(group(page, '逾期').getByRole('listitem')).toHaveCount(9)
})

test('N schedules a session, and English says the same', async () => {
  const { page } = zhixing
  await goHome(page)
  await page.keyboard.press('n')
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('今日')
  await goHome(page)
  await speak(page, 'English')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Today')
  await expect(group(page, 'Overdue')).toContainText('10 days overdue')
  await speak(page, '中文')
  await expect(group(page, '逾期')).toBeVisible()
})
