import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, truncateSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import Database from 'better-sqlite3'
import { demonstrationBook, dropTemplate, openAsOperator, waitingSession } from '../e2e/support/books'
import { freshFolder, launch, type Zhixing } from '../e2e/support/launch'
import { visit } from '../e2e/support/pages'
import { rot } from '../e2e/support/scans'
import { languages, shutters } from './camera'

test.afterAll(dropTemplate)

const settings = { name: 'settings', hash: '#/settings' }
const question = (page: Page) => page.getByRole('dialog').or(page.getByRole('alertdialog'))

async function backUp(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(立即备份|Back up now)$/ }).click()
  await expect(page.getByText(/^(已校验|Verified)$/).first()).toBeVisible()
}

function inBook<T>(dir: string, work: (book: Database.Database) => T): T {
  const book = new Database(join(dir, 'book.db'))
  try {
    return work(book)
  } finally {
    book.close()
  }
}

const issueAll = (page: Page) => page.getByRole('button', { name: /^(全部发证 \d+ 人|Issue (all )?\d+)/ })

async function takeNote(page: Page): Promise<void> {
  await visit(page, { name: 'history', hash: '#/history' })
  await page.getByRole('button', { name: /^(记为已知…|Take note…)$/ }).click()
  await question(page)
    .getByLabel(/^(原因|Reason)/)
    .fill('核对过试卷')
  await question(page)
    .getByRole('button', { name: /^(记为已知|Take note)$/ })
    .click()
  await expect(question(page)).toHaveCount(0)
}

/** What a person sees where the product asks before something goes, or says that it does not know. */
for (const language of languages) {
  test(`a record altered while it is open, ${language}`, async () => {
    const dir = await demonstrationBook()
    const session = waitingSession(dir)
    const opened = await openAsOperator(dir, language)
    const { page } = opened
    const { both, dark } = shutters(opened, language)
    await visit(page, { name: 'session', hash: `#/session?id=${session}&tab=certificates` })
    await expect(issueAll(page)).toBeEnabled()
    inBook(dir, book => {
      book.exec(
        'DROP TRIGGER IF EXISTS capture_mark_U; UPDATE mark SET theory = 10000 WHERE rowid IN (SELECT rowid FROM mark LIMIT 2)',
      )
    })
    await issueAll(page).press('Enter')
    await expect(page.getByText(/所以这一步没有|so this was not done/).first()).toBeVisible()
    await both('hard-altered-certificates')
    await dark('hard-altered-certificates')
    await visit(page, { name: 'today', hash: '#/today' })
    await both('hard-altered-while-open')
    await opened.close()
    await rm(dir, { recursive: true, force: true })
  })

  test(`a certificate on records known to be altered, ${language}`, async () => {
    const dir = await demonstrationBook()
    const session = waitingSession(dir)
    // Of what a backup holds the row can be named.
    const desk = await openAsOperator(dir, language)
    await visit(desk.page, settings)
    await backUp(desk.page)
    await desk.close()
    inBook(dir, book => {
      book.unsafeMode(true)
      book.exec(
        `DROP TRIGGER capture_mark_u; UPDATE mark SET theory = theory - 300, total = total - 180 WHERE rowid =
         (SELECT rowid FROM mark WHERE session_id = '${session}' AND verdict = 'passed' LIMIT 1)`,
      )
    })
    const opened = await openAsOperator(dir, language)
    const { page } = opened
    const { both, dark } = shutters(opened, language)
    await takeNote(page)
    for (const tab of ['marks', 'certificates']) {
      await visit(page, { name: 'session', hash: `#/session?id=${session}&tab=${tab}` })
      await expect(page.getByText(/^(改动过|Altered)$/).first()).toBeVisible()
      await both(`hard-known-${tab}`)
      await dark(`hard-known-${tab}`)
    }
    await issueAll(page).press('Enter')
    await expect(question(page)).toBeVisible()
    await both('hard-known-asked')
    await dark('hard-known-asked')
    await question(page)
      .getByRole('button', { name: /^(仍要发证|Issue anyway)$/ })
      .click()
    await expect(question(page)).toHaveCount(0)
    await visit(page, { name: 'history', hash: '#/history' })
    await both('hard-known-history')
    await opened.close()
    await rm(dir, { recursive: true, force: true })
  })

  test(`a certificate that was itself altered, ${language}`, async () => {
    const dir = await demonstrationBook()
    const files = await freshFolder()
    const desk = await openAsOperator(dir, language)
    await visit(desk.page, settings)
    await backUp(desk.page)
    await desk.close()
    inBook(dir, book => {
      book.unsafeMode(true)
      book.exec(
        `DROP TRIGGER capture_certificate_u; UPDATE certificate SET face = json_set(face, '$.grade', 'excellent')
         WHERE id = (SELECT id FROM certificate WHERE status = 'valid' ORDER BY issued_on DESC, number DESC LIMIT 1)`,
      )
    })
    const opened = await openAsOperator(dir, language)
    const { page, app } = opened
    const { both, dark } = shutters(opened, language)
    await takeNote(page)
    await visit(page, { name: 'certificates', hash: '#/certificates' })
    const tag = page.getByText(/^(改动过|Altered)$/).first()
    await expect(tag).toBeVisible()
    await both('hard-altered-register')
    await tag.click()
    const print = page.getByRole('button', { name: /^(打印|Print)$/ })
    await expect(print).toBeVisible()
    await both('hard-altered-panel')
    await dark('hard-altered-panel')
    await app.evaluate(
      ({ dialog }, file) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath: file })
      },
      join(files, 'c.pdf'),
    )
    await print.press('Enter')
    await expect(question(page).getByRole('button', { name: /^(仍要打印|Print anyway)$/ })).toBeVisible()
    await both('hard-altered-print')
    await dark('hard-altered-print')
    await opened.close()
    for (const folder of [dir, files]) await rm(folder, { recursive: true, force: true })
  })

  test(`a file exchanged while it is open, ${language}`, async () => {
    const dir = await demonstrationBook()
    const opened = await openAsOperator(dir, language)
    const { page } = opened
    const { both, dark } = shutters(opened, language)
    await visit(page, { name: 'today', hash: '#/today' })
    // Its folder is away: it cannot be written back either.
    renameSync(dir, `${dir}-away`)
    await expect(page.getByText(/请不要关闭知行|Do not close Zhixing/)).toBeVisible({ timeout: 90_000 })
    await both('hard-not-put-back')
    await dark('hard-not-put-back')
    // The browser's own files may have made it anew.
    await rm(dir, { recursive: true, force: true })
    renameSync(`${dir}-away`, dir)
    copyFileSync(join(dir, 'book.db'), join(dir, 'copy'))
    renameSync(join(dir, 'copy'), join(dir, 'book.db'))
    await expect(page.getByText(/换进来的文件已保留在|The other file was set aside/)).toBeVisible({
      timeout: 90_000,
    })
    await both('hard-put-back')
    await dark('hard-put-back')
    await opened.close()
    await rm(dir, { recursive: true, force: true })
  })

  test(`an undo that voids what was printed, ${language}`, async () => {
    const dir = await demonstrationBook()
    const files = await freshFolder()
    const session = waitingSession(dir)
    const opened = await openAsOperator(dir, language)
    const { page, app } = opened
    const { both, dark } = shutters(opened, language)
    await visit(page, { name: 'session', hash: `#/session?id=${session}&tab=certificates` })
    await issueAll(page).press('Enter')
    const print = page.getByRole('button', { name: /^(打印成一个 PDF|Print into one PDF|Print as one PDF)$/ })
    await expect(print).toBeEnabled()
    await app.evaluate(
      ({ dialog }, file) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath: file })
      },
      join(files, 'all.pdf'),
    )
    await print.press('Enter')
    await expect(page.getByText(/all\.pdf/).first()).toBeVisible({ timeout: 60_000 })
    await both('hard-printed-toast')
    await page.keyboard.press('Control+z')
    await expect(question(page)).toBeVisible()
    await both('hard-undo-voids')
    await dark('hard-undo-voids')
    await page.keyboard.press('Escape')
    await opened.close()
    for (const folder of [dir, files]) await rm(folder, { recursive: true, force: true })
  })

  test(`backups of which one is damaged, ${language}`, async () => {
    const dir = await demonstrationBook()
    const desk = await openAsOperator(dir, language)
    await visit(desk.page, settings)
    await backUp(desk.page)
    await desk.close()
    const backups = join(dir, 'backups')
    const [one] = readdirSync(backups).filter(name => name.endsWith('.db'))
    rot(join(backups, one ?? ''))
    const book = join(dir, 'book.db')
    truncateSync(book, Math.floor(readFileSync(book).length / 8192) * 4096)
    const opened = await launch({ dir, args: ['--lang', language] })
    await expect(
      opened.page.getByRole('heading', { name: /^(数据文件已损坏|The data file is damaged)$/ }),
    ).toBeVisible()
    const { both, dark } = shutters(opened, language)
    await both('hard-broken-with-backups')
    await dark('hard-broken-with-backups')
    await opened.close()
    await rm(dir, { recursive: true, force: true })
  })

  test(`text that could not be kept, ${language}`, async () => {
    const dir = await demonstrationBook()
    rmSync(join(dir, 'drafts.db'), { force: true })
    mkdirSync(join(dir, 'drafts.db'))
    const opened = await openAsOperator(dir, language)
    const { page } = opened
    const { both, dark } = shutters(opened, language)
    await visit(page, { name: 'people', hash: '#/people' })
    await page
      .getByRole('button', { name: /^(新增人员|Add a person|Add person)/ })
      .first()
      .click()
    await page.keyboard.type('0099001')
    await expect(page.getByText(/草稿|draft/i).first()).toBeVisible()
    await both('hard-unkept-form')
    await askToClose(opened)
    await expect(question(page).last()).toBeVisible()
    await both('hard-unkept-close')
    await dark('hard-unkept-close')
    await opened.close()
    await rm(dir, { recursive: true, force: true })
  })
}

async function askToClose({ app }: Zhixing): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find(one => one.webContents.getURL().startsWith('app://'))
      ?.close()
  })
}
