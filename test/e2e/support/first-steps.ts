import { expect, type Page } from '@playwright/test'

/** From the welcome page to an empty book of one operator. Returns at the desk. */
export async function beginEmpty(page: Page, operator = '周敏'): Promise<void> {
  await page.getByLabel(/您的姓名|Your name/).fill(operator)
  await page.getByRole('button', { name: /从空白开始|Start with empty data/ }).click()
  await expect(page.getByRole('navigation', { name: /主导航|Main navigation/ })).toBeVisible()
  await expect(page.getByRole('button', { name: operator, exact: true })).toBeVisible()
}

/** Opens an entry of the side bar. */
export async function openEntry(page: Page, name: string): Promise<void> {
  await page
    .getByRole('navigation', { name: /主导航|Main navigation/ })
    .getByRole('link', { name, exact: true })
    .click()
}

/** Adds an operator on the settings page: a command to undo. */
export async function addOperator(page: Page, name: string): Promise<void> {
  await page.getByLabel('新增操作人的姓名').fill(name)
  await page.keyboard.press('Enter')
  await expect(operatorRow(page, name)).toBeVisible()
}

export const operatorRow = (page: Page, name: string) =>
  page.getByRole('list', { name: '操作人' }).getByRole('listitem').filter({ hasText: name })

/** Types into Ctrl+K. */
export async function ask(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: /查找与命令|Find and commands/ })).toBeFocused()
  await page.keyboard.type(words)
}
