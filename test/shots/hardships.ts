import { existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import Database from 'better-sqlite3'
import { demonstrationBook, dropTemplate, openAsOperator } from '../e2e/support/books'
import { freshFolder, launch, type Zhixing } from '../e2e/support/launch'
import { visit } from '../e2e/support/pages'
import { languages, shutters } from './camera'

test.afterAll(dropTemplate)

async function recordChecked(page: Page): Promise<void> {
  const again = page.getByRole('button', { name: /^(重新校验|Check again)$/ })
  await expect(again).toBeEnabled()
  await page.getByText(/^(用时|Time taken)$/).scrollIntoViewIfNeeded()
}

/** What a person sees when something is wrong with the folder, the book or a backup. */
for (const language of languages) {
  const both = (opened: Zhixing, name: string) => shutters(opened, language).both(name)
  const dark = (opened: Zhixing, name: string) => shutters(opened, language).dark(name)
  const start = (dir: string, env: Record<string, string> = {}) =>
    launch({ dir, args: ['--lang', language], env })

  test(`restoring and checking, ${language}`, async () => {
    const dir = await demonstrationBook()
    const opened = await openAsOperator(dir, language)
    const { page } = opened
    await visit(page, { name: 'settings', hash: '#/settings' })
    await page.getByRole('button', { name: /^(立即备份|Back up now)$/ }).click()
    await expect(page.getByText(/^(已校验|Verified)$/).first()).toBeVisible()
    await page
      .getByRole('button', { name: /^(恢复 .*的备份|Restore the backup of .*)$/ })
      .first()
      .click()
    await expect(
      page
        .getByRole('dialog')
        .or(page.getByRole('alertdialog'))
        .getByRole('button', { name: /^(替换|恢复|Replace|Restore)/ }),
    ).toBeEnabled()
    await both(opened, 'hard-restore-dialog')
    await dark(opened, 'hard-restore-dialog')
    await page.keyboard.press('Escape')
    await visit(page, { name: 'history', hash: '#/history' })
    await recordChecked(page)
    await both(opened, 'hard-record-whole')
    await opened.close()
    await rm(dir, { recursive: true, force: true })
  })

  test(`a mark altered behind it, ${language}`, async () => {
    const dir = await demonstrationBook()
    const book = new Database(join(dir, 'book.db'))
    book.exec(
      'DROP TRIGGER IF EXISTS capture_mark_U; UPDATE mark SET theory = 10000 WHERE rowid IN (SELECT rowid FROM mark LIMIT 3)',
    )
    book.close()
    const opened = await openAsOperator(dir, language)
    const { page } = opened
    await both(opened, 'hard-altered-today')
    await dark(opened, 'hard-altered-today')
    await visit(page, { name: 'history', hash: '#/history' })
    await recordChecked(page)
    await both(opened, 'hard-record-altered')
    await dark(opened, 'hard-record-altered')
    await opened.close()
    await rm(dir, { recursive: true, force: true })
  })

  test(`steps that are missing, ${language}`, async () => {
    const dir = await demonstrationBook()
    const mark = join(dir, 'book.mark')
    const { seq } = JSON.parse(readFileSync(mark, 'utf8')) as { seq: number }
    writeFileSync(mark, JSON.stringify({ seq: seq + 14, hash: 'f00d', closed: null }))
    const opened = await openAsOperator(dir, language)
    const { page } = opened
    await both(opened, 'hard-missing-today')
    await visit(page, { name: 'settings', hash: '#/settings' })
    await both(opened, 'hard-missing')
    await dark(opened, 'hard-missing')
    await page.getByRole('button', { name: /^(记为已知…|Take note…)$/ }).click()
    await both(opened, 'hard-missing-note')
    await opened.close()
    await rm(dir, { recursive: true, force: true })
  })

  test(`a torn book, ${language}`, async () => {
    const dir = await demonstrationBook()
    const file = join(dir, 'book.db')
    truncateSync(file, Math.floor(readFileSync(file).length / 8192) * 4096)
    const opened = await start(dir)
    await expect(
      opened.page.getByRole('heading', { name: /^(数据文件已损坏|The data file is damaged)$/ }),
    ).toBeVisible()
    await both(opened, 'hard-broken')
    await dark(opened, 'hard-broken')
    await opened.close()
    await rm(dir, { recursive: true, force: true })
  })

  test(`names and places, ${language}`, async () => {
    const dir = await demonstrationBook()
    rmSync(join(dir, 'book.lock'), { force: true })
    mkdirSync(join(dir, 'book.lock'))
    rmSync(join(dir, 'backups'), { recursive: true, force: true })
    writeFileSync(join(dir, 'backups'), 'put here by somebody')
    const named = await openAsOperator(dir, language)
    await both(named, 'hard-names-today')
    await dark(named, 'hard-names-today')
    await named.close()
    await rm(dir, { recursive: true, force: true })

    const place = await freshFolder()
    const env = { HOME: place, XDG_CONFIG_HOME: join(place, 'config') }
    mkdirSync(join(place, 'OneDrive'))
    const synced = await start(join(place, 'OneDrive', 'book'), env)
    await expect(synced.page.getByText(/OneDrive/).first()).toBeVisible()
    await both(synced, 'hard-sync-folder')
    await synced.close()

    const occupied = join(place, 'a-file')
    writeFileSync(occupied, 'not a folder')
    const blocked = await start(occupied, env)
    await expect(blocked.page.getByRole('heading', { level: 1 })).toBeVisible()
    await both(blocked, 'hard-not-a-folder')
    await blocked.close()
    rmSync(place, { recursive: true, force: true })
  })

  test(`a book that is gone or newer, ${language}`, async () => {
    const dir = await demonstrationBook()
    const desk = await openAsOperator(dir, language)
    await visit(desk.page, { name: 'settings', hash: '#/settings' })
    await desk.page.getByRole('button', { name: /^(立即备份|Back up now)$/ }).click()
    await expect(desk.page.getByText(/^(已校验|Verified)$/).first()).toBeVisible()
    await desk.close()
    const file = join(dir, 'book.db')
    const book = new Database(file)
    book.pragma('user_version = 999')
    book.close()
    const newer = await start(dir)
    await expect(newer.page.getByRole('heading', { level: 1 })).toBeVisible()
    await both(newer, 'hard-newer')
    await newer.page.getByRole('button', { name: /^(从备份恢复…|Restore a backup…)$/ }).click()
    await both(newer, 'hard-newer-restore')
    await dark(newer, 'hard-newer-restore')
    await newer.close()
    for (const name of ['book.db', 'book.db-wal', 'book.db-shm'])
      if (existsSync(join(dir, name))) rmSync(join(dir, name))
    const gone = await start(dir)
    await expect(gone.page.getByRole('heading', { level: 1 })).toBeVisible()
    await both(gone, 'hard-gone')
    await dark(gone, 'hard-gone')
    await gone.close()
    await rm(dir, { recursive: true, force: true })
  })
}
