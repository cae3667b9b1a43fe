import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { demonstrationBook, dropTemplate, openAsOperator } from '../e2e/support/books'
import { freshFolder, launch } from '../e2e/support/launch'
import { settled, visit } from '../e2e/support/pages'
import { chooses, picture, rot, sessionThatIs, storedAt } from '../e2e/support/scans'
import { languages, shutters } from './camera'

test.afterAll(dropTemplate)

/** What a person sees of scans that are gone or refused, of a recovered book, of a move and of an import that was cut off. */
for (const language of languages) {
  test(`scans that are refused and lost, ${language}`, async () => {
    const files = await freshFolder()
    const dir = await demonstrationBook()
    const opened = await openAsOperator(dir, language)
    const { page } = opened
    const { both, dark } = shutters(opened, language)
    const attach = page.getByRole('button', {
      name: language === 'en' ? 'Attach a scan to “Sign-in sheet”' : '为“签到表”附扫描件',
    })
    const give = async (name: string, content: Buffer) => {
      const path = join(files, name)
      writeFileSync(path, content)
      await chooses(opened, path)
      await expect(attach).not.toHaveAttribute('aria-busy')
      await attach.press('Enter')
      await expect(page.getByText(name).first()).toBeVisible()
    }
    const file = (id: string) => ({ name: 'session-file', hash: `#/session?id=${id}&tab=file` })
    const held = file(sessionThatIs(dir, 'held'))

    await visit(page, held)
    await give('签到表 第一页.jpg', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(600)]))
    await both('hard-scan-program')
    await give('签到表 第二页.jpg', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(600)]))
    await both('hard-scan-cut')
    await give('签到表.png', picture)
    await both('hard-scan-attached')
    rot(storedAt(dir, picture))
    await page.getByRole('button', { name: '签到表.png', exact: true }).press('Enter')
    await expect(page.getByRole('dialog')).toBeVisible()
    await both('hard-scan-viewer')
    await dark('hard-scan-viewer')
    await page.keyboard.press('Escape')
    await both('hard-scan-lost')
    await dark('hard-scan-lost')
    await page
      .getByRole('button', { name: /^(结班|仍要结班|Close session|Close anyway)/ })
      .first()
      .click()
    await both('hard-scan-close')
    await page.keyboard.press('Escape')
    await visit(page, { name: 'today', hash: '#/today' })
    await both('hard-scan-today')
    await dark('hard-scan-today')
    await visit(page, { name: 'history', hash: '#/history' })
    await page.getByRole('button', { name: /^(重新校验|Check again)$/ }).press('Enter')
    await expect(page.getByText('签到表.png').first()).toBeVisible()
    await both('hard-scan-check')
    await opened.close()
    for (const folder of [dir, files]) await rm(folder, { recursive: true, force: true })
  })

  test(`a recovered book, ${language}`, async () => {
    const dir = await demonstrationBook()
    const book = join(dir, 'book.db')
    truncateSync(book, Math.floor(readFileSync(book).length / 8192) * 4096)
    const opened = await launch({ dir, args: ['--lang', language] })
    const { page } = opened
    const { both, dark } = shutters(opened, language)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page
      .getByRole('row')
      .or(page.getByRole('listitem'))
      .filter({ hasText: /从损坏数据中找回|Recovered/ })
      .getByRole('button', { name: /恢复|Restore/ })
      .first()
      .click()
    const question = page.getByRole('dialog').or(page.getByRole('alertdialog'))
    const go = question.getByRole('button', { name: /^(替换|恢复|Replace|Restore)/ })
    await expect(go).toBeEnabled()
    await both('hard-recovered-question')
    await dark('hard-recovered-question')
    await go.click()
    await expect(page.getByRole('navigation', { name: /主导航|Main navigation/ })).toBeVisible({
      timeout: 60_000,
    })
    await visit(page, { name: 'settings', hash: '#/settings' })
    await both('hard-recovered-settings')
    await dark('hard-recovered-settings')
    await visit(page, { name: 'today', hash: '#/today' })
    await both('hard-recovered-today')
    for (const name of ['sessions', 'records', 'gaps']) {
      await visit(page, { name, hash: `#/${name}` })
      await expect(page.getByText(/本页数字可能偏少|figures here may be too low/)).toBeVisible()
      await both(`hard-recovered-${name}`)
      await dark(`hard-recovered-${name}`)
    }
    await visit(page, { name: 'history', hash: '#/history' })
    await settled(page, 'history')
    await both('hard-recovered-history')
    await opened.close()
    await rm(dir, { recursive: true, force: true })
  })

  test(`moving, and an import that was cut off, ${language}`, async () => {
    const place = await freshFolder()
    const dir = await demonstrationBook()
    const note = { id: '0190b6f2-0000-7000-8000-000000000001', kind: 'people', file: '人员名单 11月.xlsx' }
    writeFileSync(join(dir, 'book.importing'), JSON.stringify([{ ...note, at: '2026-11-27T09:12:00.000Z' }]))
    writeFileSync(join(place, '年度报告.docx'), 'somebody else’s')
    const opened = await openAsOperator(dir, language)
    const { page } = opened
    const { both, dark } = shutters(opened, language)
    await both('hard-import-cut-off')
    await dark('hard-import-cut-off')
    await visit(page, { name: 'settings', hash: '#/settings' })
    await chooses(opened, place)
    await page.getByRole('button', { name: /^(移到别的文件夹…|Move to another folder…)$/ }).click()
    await expect(page.getByText('年度报告.docx').or(page.getByText(place)).first()).toBeVisible()
    await both('hard-move-question')
    await dark('hard-move-question')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.keyboard.type(language === 'en' ? 'sign-in' : '签到')
    await expect(page.getByRole('option').first()).toBeVisible()
    await both('hard-palette')
    await opened.close()
    expect(existsSync(join(place, '年度报告.docx'))).toBe(true)
    rmSync(place, { recursive: true, force: true })
    await rm(dir, { recursive: true, force: true })
  })
}
