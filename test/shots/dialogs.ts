import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Locator, type Page, test } from '@playwright/test'
import Database from 'better-sqlite3'
import { demonstrationBook, dropTemplate, openAsOperator, placesIn } from '../e2e/support/books'
import { expect, type Zhixing } from '../e2e/support/launch'
import { type Stop, settled, stopsOf, visit } from '../e2e/support/pages'
import { camera, type Shutter } from './camera'

test.afterAll(dropTemplate)

/** What opens over a page or beside it. */
const opened = (page: Page): Locator =>
  page.locator('[role=dialog], [role=alertdialog], [data-side-panel]').filter({ visible: true }).last()

/** Left alone: they print, leave the page or its language, or take minutes. */
const leftAlone = /打印|Print|English|中文|关闭|Close|每人一个文件|One file each|演示|demonstration/

/** What stands open and takes Escape. */
const escapable = (page: Page): Locator =>
  opened(page)
    .or(page.getByRole('menu'))
    .or(page.getByRole('listbox').filter({ visible: true }))

/** A name without what differs from row to row. */
const kindOf = (name: string) =>
  name
    .replace(/“[^”]*”|"[^"]*"|\d+/g, '#')
    .replace(/^(修改|Edit|删除|Delete) .*/, '$1')
    .trim()

async function namesOf(buttons: Locator): Promise<string[]> {
  const names = await buttons.evaluateAll(all =>
    all.map(one =>
      one.hasAttribute('disabled') || one.getAttribute('aria-disabled') === 'true'
        ? ''
        : (one.getAttribute('aria-label') ?? one.textContent ?? '').trim(),
    ),
  )
  return names
}

/** A picture of what stands open, and one more of it with its faults named when it is sent off empty. */
async function shootOpened(page: Page, shoot: Shutter, name: string): Promise<void> {
  await shoot(name)
  const submit = opened(page).locator('button[type=submit]').filter({ visible: true }).first()
  if ((await submit.count()) === 0 || !(await submit.isEnabled())) return
  await submit.click()
  const faults = opened(page).locator('[aria-invalid=true]').first()
  // Either it names a fault, or it was content and has closed.
  await expect
    .poll(async () => (await faults.count()) > 0 || (await opened(page).count()) === 0, {
      timeout: 3_000,
    })
    .toBe(true)
    .catch(() => undefined)
  if ((await faults.count()) > 0) await shoot(`${name}-error`)
}

async function shut(page: Page): Promise<void> {
  for (let again = 0; again < 3; again++) {
    if ((await escapable(page).count()) === 0) return
    await page.keyboard.press('Escape')
  }
}

/** Presses every button of a page once, and each entry of a menu that comes up. */
async function pressAll({ page }: Zhixing, stop: Stop, shoot: Shutter): Promise<void> {
  const seen = new Set<string>()
  const main = page.getByRole('main').locator('button')
  const again = async () => {
    await shut(page)
    await visit(page, { name: 'today', hash: '#/today' })
    await visit(page, stop)
  }
  await again()
  for (let index = 0; index < (await main.count()); index++) {
    const name = (await namesOf(main))[index] ?? ''
    const kind = kindOf(name)
    if (kind === '' || seen.has(kind) || leftAlone.test(kind)) continue
    seen.add(kind)
    const button = main.nth(index)
    if (!(await button.isVisible())) continue
    const before = page.url()
    await button.click({ timeout: 5_000 }).catch(() => undefined)
    const menu = page.getByRole('menu')
    const label = `dialog-${stop.name}-${kind.replace(/[^\p{L}\p{N}#]+/gu, '-').slice(0, 40)}`
    if ((await menu.count()) > 0) {
      await shoot(`${label}-menu`)
      const entries = await namesOf(menu.getByRole('menuitem'))
      for (const [at, entry] of entries.entries()) {
        if (entry === '' || leftAlone.test(entry)) continue
        if ((await menu.count()) === 0) await main.nth(index).click({ timeout: 5_000 })
        await menu.getByRole('menuitem').nth(at).click({ timeout: 5_000 })
        if ((await opened(page).count()) > 0)
          await shootOpened(page, shoot, `${label}-${kindOf(entry).replace(/[^\p{L}\p{N}#]+/gu, '-')}`)
        await again()
      }
    } else if ((await opened(page).count()) > 0) {
      await shootOpened(page, shoot, label)
    }
    if (page.url() !== before || (await escapable(page).count()) > 0) await again()
    await settled(page, stop.name)
  }
}

/** A session that is still to come: what can be changed of it opens there only. */
function plannedSession(dir: string): Stop[] {
  const book = new Database(join(dir, 'book.db'), { readonly: true })
  try {
    const id = book.prepare("SELECT id FROM session WHERE status = 'scheduled' ORDER BY id").pluck().get()
    return ['roster', 'attendance', 'marks'].map(tab => ({
      name: `planned-${tab}`,
      hash: `#/session?id=${String(id)}&tab=${tab}`,
    }))
  } finally {
    book.close()
  }
}

const ways = [
  { language: 'zh-CN', size: { width: 1024, height: 700 }, colorScheme: 'light' },
  { language: 'en', size: { width: 1280, height: 800 }, colorScheme: 'dark' },
] as const

for (const { language, size, colorScheme } of ways) {
  test(`every dialog and panel, ${language}, ${colorScheme}`, async () => {
    // It presses every button of some thirty pages; on a busy machine that outlasts the rest.
    test.setTimeout(2_700_000)
    const dir = await demonstrationBook()
    const zhixing = await openAsOperator(dir, language)
    await zhixing.app.evaluate(({ dialog }) => {
      dialog.showOpenDialog = async () => ({ canceled: true, filePaths: [] })
      dialog.showSaveDialog = async () => ({ canceled: true, filePath: '' })
    })
    await zhixing.page.emulateMedia({ colorScheme })
    const shoot = await camera(zhixing, language, size)
    for (const stop of stopsOf(placesIn(dir))) await pressAll(zhixing, stop, shoot)
    for (const stop of plannedSession(dir)) await pressAll(zhixing, stop, shoot)
    await zhixing.close()
    await rm(dir, { recursive: true, force: true })
  })
}
