import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { beginEmpty, openEntry } from './support/first-steps'
import { expect, launch, test, unforgivable } from './support/launch'

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const cell = (page: Page, text: string) => page.getByRole('gridcell', { name: text, exact: true })

/** A unit by way of the tree’s menu, under the one chosen. */
async function addUnit(page: Page, name: string, kind: string): Promise<void> {
  await page.getByRole('button', { name: '机构操作' }).click()
  await page.getByRole('menuitem', { name: /新增/ }).click()
  await field(page, '机构名称').fill(name)
  await page.getByLabel('类别').selectOption(kind)
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('treeitem', { name: new RegExp(name), selected: true })).toBeVisible()
}

async function serious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ runOnly: ['wcag2a', 'wcag2aa'] })
    .analyze()
  return violations.filter(one => one.impact === 'serious' || one.impact === 'critical').map(one => one.id)
}

test('from an empty book to a person who was moved, left, came back by undo, and is found by initials', async () => {
  const zhixing = await launch({ args: ['--lang', 'zh-CN'] })
  const { page, dir } = zhixing
  await beginEmpty(page)
  await openEntry(page, '人员')
  await expect(page.getByText('还没有人员')).toBeVisible()
  expect(await serious(page)).toEqual([])

  await addUnit(page, '总部', '总部')
  await addUnit(page, '华南分部', '分部')
  await page.getByRole('treeitem', { name: /总部/ }).click()
  await addUnit(page, '西南分部', '分部')

  // Posts and levels, by keyboard.
  await page.getByRole('button', { name: '更多' }).click()
  await page.getByRole('menuitem', { name: /岗位与能力要求/ }).click()
  await page.getByRole('button', { name: '新增岗位' }).click()
  await expect(field(page, '岗位')).toBeFocused()
  await page.keyboard.type('客服专员')
  await page.keyboard.press('Enter')
  // Its row pushes the cards below it down: the next button is where it stays once the row is there.
  await expect(page.getByRole('listitem').filter({ hasText: '客服专员' })).toBeVisible()
  await page.getByRole('button', { name: '新增能力项' }).click()
  await expect(field(page, '能力项')).toBeFocused()
  await page.keyboard.type('投诉处理')
  await page.keyboard.press('Enter')
  const asked = page.getByRole('grid', { name: '岗位要求' })
  await asked.getByRole('gridcell').nth(1).click()
  await page.keyboard.press('3')
  await expect(asked.getByRole('gridcell', { name: '3', exact: true })).toBeVisible()
  expect(await serious(page)).toEqual([])

  // Somebody new, without the mouse.
  await openEntry(page, '人员')
  await page.getByRole('treeitem', { name: /华南分部/ }).click()
  await page.keyboard.press('n')
  await expect(field(page, '工号')).toBeFocused()
  await page.keyboard.type('00603')
  await page.keyboard.press('Tab')
  await page.keyboard.type('王芳')
  await page.keyboard.press('Enter')
  await expect(cell(page, '王芳')).toBeVisible()
  await expect(cell(page, '华南分部')).toBeVisible()
  await expect(page.getByRole('treeitem', { name: /华南分部/ })).toContainText('1')

  // Found by initials, opened with Enter.
  await page.keyboard.press('/')
  await page.keyboard.type('xyz')
  await expect(page.getByText('没有符合条件的人员')).toBeVisible()
  await page.getByRole('searchbox').fill('wf')
  await expect(cell(page, '王芳')).toBeVisible()
  await page.getByRole('row', { name: /王芳/ }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /王芳/ })).toBeVisible()
  expect(await serious(page)).toEqual([])

  // A transfer.
  await page.keyboard.press('t')
  const unit = page.getByRole('combobox', { name: '机构' })
  await unit.fill('西南')
  await page.getByRole('option', { name: /西南分部/ }).click()
  await page.getByRole('textbox', { name: /原因/ }).fill('支援西南')
  await page.keyboard.press('Enter')
  const history = page.getByRole('region', { name: /任职经历/ })
  await expect(history).toContainText('华南分部 → 西南分部')
  await expect(history).toContainText('支援西南')

  // A leave, taken back by Ctrl+Z.
  await page.getByRole('button', { name: '离职' }).click()
  await page.getByRole('button', { name: '登记离职' }).click()
  await expect(page.getByRole('button', { name: /重新入职/ })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('button', { name: /调动/ })).toBeVisible()
  await expect(page.getByRole('region', { name: '刚才发生的事' })).toContainText('撤销：登记 王芳 离职')

  await zhixing.close()
  expect(unforgivable(zhixing.errors)).toEqual([])
  const book = new Database(join(dir, 'book.db'), { readonly: true })
  const people = book
    .prepare(
      `SELECT person.name, person.status, unit.name AS unit, group_concat(event.kind) AS events
       FROM person JOIN unit ON unit.id = person.unit_id
       JOIN employment_event AS event ON event.person_id = person.id GROUP BY person.id`,
    )
    .all()
  book.close()
  await rm(dir, { recursive: true, force: true })
  expect(people).toEqual([{ name: '王芳', status: 'active', unit: '西南分部', events: 'hire,transfer' }])
})
