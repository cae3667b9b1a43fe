import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { demonstrationBook, dropTemplate, openAsOperator } from './support/books'
import { ask } from './support/first-steps'
import { expect, test, unforgivable } from './support/launch'

test.afterAll(dropTemplate)

/** Types a name into a field that offers people, and takes the first. */
async function choose(page: Page, field: string, name: string): Promise<void> {
  const box = page.getByRole('combobox', { name: field })
  await box.focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.type(name)
  await expect(page.getByRole('option', { name: new RegExp(name) }).first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(box).toHaveValue(name)
}

test('six people of a class: made into actions, done and verified, by keyboard', async () => {
  const dir = await demonstrationBook()
  const zhixing = await openAsOperator(dir, 'zh-CN')
  const { page } = zhixing
  const news = page.getByRole('region', { name: '刚才发生的事' })

  await test.step('from the Today page to the follow-up of the class', async () => {
    await page.getByRole('link', { name: /^发证.*质检标准与案例 第2期/ }).press('Enter')
    await expect(page.getByRole('link', { name: /^跟踪/ })).toBeVisible()
    await page.keyboard.press('Control+6')
    await expect(page.getByRole('grid', { name: '需要跟踪的人' }).getByRole('row')).toHaveCount(7)
  })

  await test.step('the owner does not verify', async () => {
    await choose(page, '责任人', '沈悦')
    await choose(page, '验证人', '沈悦')
    await expect(page.getByText('验证人不能是责任人').first()).toBeVisible()
    await page.getByRole('button', { name: '生成 6 项改进事项' }).press('Enter')
    await expect(page.getByRole('grid', { name: '本期的改进事项' })).toHaveCount(0)
    await choose(page, '验证人', '梁静')
  })

  const made = page.getByRole('grid', { name: '本期的改进事项' })
  await test.step('six actions in one step, taken back and made again', async () => {
    await page.getByRole('button', { name: '生成 6 项改进事项' }).press('Enter')
    await expect(made.getByRole('row')).toHaveCount(7)
    await expect(news).toContainText('生成 6 项改进事项，质检标准与案例 第2期')
    await expect(page.getByText('需要补考、补训或再培训的人都已有改进事项。')).toBeVisible()
    await page.getByRole('main').focus()
    await page.keyboard.press('Control+z')
    await expect(page.getByRole('grid', { name: '需要跟踪的人' }).getByRole('row')).toHaveCount(7)
    await page.keyboard.press('Control+Shift+z')
    await expect(made.getByRole('row')).toHaveCount(7)
  })

  await test.step('one of them done and verified where it stands', async () => {
    await made.getByRole('row').nth(1).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: '完成说明' })).toBeFocused()
    await page.keyboard.type('随第3期补训，已到课')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('complementary')).toHaveCount(0)
    await expect(made.getByText('待验证')).toHaveCount(1)
    await made.getByRole('row').nth(1).focus()
    await page.keyboard.press('Enter')
    const note = page.getByRole('textbox', { name: /验证意见/ })
    await expect(note).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(made.getByText('已验证')).toHaveCount(1)
  })

  await test.step('the others get an earlier day on the list of all', async () => {
    await ask(page, '改进')
    await page.keyboard.press('Enter')
    const list = page.getByRole('grid', { name: '改进事项' })
    await expect(list.getByRole('row')).toHaveCount(10)
    await page.keyboard.press('/')
    await page.keyboard.type('质检标准')
    await expect(list.getByRole('row')).toHaveCount(6)
    await list.getByRole('row').nth(1).focus()
    await page.keyboard.press('Control+a')
    await page.getByRole('button', { name: '分派…' }).press('Enter')
    await choose(page, '责任人', '程浩')
    await page.getByRole('button', { name: '更新 5 项' }).press('Enter')
    await expect(list.getByText('程浩')).toHaveCount(5)
  })

  await test.step('one is written by hand and sent back by its verifier', async () => {
    await page.getByRole('searchbox').fill('')
    await page.getByRole('heading', { name: '改进事项' }).click()
    await page.keyboard.press('n')
    await expect(page.getByRole('textbox', { name: '事项' })).toBeFocused()
    await page.keyboard.type('质检标准第 4 条改写')
    await choose(page, '责任人', '韩雪')
    await choose(page, '验证人', '梁静')
    await page.getByRole('button', { name: '新增', exact: true }).press('Enter')
    await expect(page.getByRole('textbox', { name: '完成说明' })).toBeFocused()
    await page.keyboard.type('已改写')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('complementary')).toHaveCount(0)
    const row = page.getByRole('row').filter({ hasText: '质检标准第 4 条改写' })
    await row.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '退回…' }).press('Enter')
    await expect(page.getByRole('textbox', { name: '理由' })).toBeFocused()
    await page.keyboard.type('还缺例句')
    await page.keyboard.press('Enter')
    await expect(row.getByText('进行中')).toBeVisible()
  })

  await zhixing.close()
  expect(unforgivable(zhixing.errors)).toEqual([])
  const book = new Database(join(dir, 'book.db'), { readonly: true })
  const actions = book
    .prepare(
      `SELECT action.origin, action.status, owner.name AS owner, verifier.name AS verifier, action.verified_note AS note
       FROM action LEFT JOIN person AS owner ON owner.id = action.owner_id
       LEFT JOIN person AS verifier ON verifier.id = action.verifier_id
       ORDER BY action.number DESC LIMIT 7`,
    )
    .all() as { origin: string; status: string; owner: string; verifier: string; note: string | null }[]
  book.close()
  await rm(dir, { recursive: true, force: true })
  expect(actions[0]).toEqual({
    origin: 'manual',
    status: 'open',
    owner: '韩雪',
    verifier: '梁静',
    note: '还缺例句',
  })
  const six = actions.slice(1)
  expect(six.map(action => action.origin).sort()).toEqual([
    'absent',
    'absent',
    'failed',
    'failed',
    'failed',
    'failed',
  ])
  expect(six.filter(action => action.status === 'verified').map(action => action.owner)).toEqual(['沈悦'])
  expect(six.filter(action => action.status === 'open').every(action => action.owner === '程浩')).toBe(true)
  expect(six.every(action => action.verifier === '梁静')).toBe(true)
})
