import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib'
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { textOfPages } from '../support/pdf-text'
import { demonstrationBook, dropTemplate, openAsOperator, waitingSession } from './support/books'
import { expect, freshFolder, test, unforgivable, type Zhixing } from './support/launch'

test.afterAll(dropTemplate)

interface Issued {
  number: string
  name: string
  status: string
  reason: string | null
  prints: number
}

function inBook<T>(dir: string, read: (book: Database.Database) => T): T {
  const book = new Database(join(dir, 'book.db'), { readonly: true })
  try {
    return read(book)
  } finally {
    book.close()
  }
}

const issuedIn = (dir: string, sessionId: string): Issued[] =>
  inBook(dir, book =>
    book
      .prepare(
        `SELECT number, json_extract(face, '$.personName') AS name, status, void_reason AS reason,
           (SELECT count(*) FROM certificate_print WHERE certificate_id = certificate.id) AS prints
         FROM certificate WHERE session_id = ? ORDER BY number`,
      )
      .all(sessionId),
  ) as Issued[]

/** The next dialogs answer with these. */
async function chooseNext({ app }: Zhixing, file: string, folder: string): Promise<void> {
  await app.evaluate(
    ({ dialog }, chosen) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen.file })
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen.folder] })
    },
    { file, folder },
  )
}

/** How each font of the file is built in: no outlines drawn one by one, none taken from the reader's machine. */
async function fontsOf(bytes: Uint8Array): Promise<{ kinds: Set<string>; embedded: boolean }> {
  const { context } = await PDFDocument.load(bytes, { updateMetadata: false })
  const dicts = context
    .enumerateIndirectObjects()
    .flatMap(([, value]) => (value instanceof PDFDict ? [value] : []))
  const named = (dict: PDFDict, key: string) => dict.get(PDFName.of(key))?.toString() ?? ''
  const fonts = dicts.filter(dict => named(dict, 'Type') === '/Font')
  const descriptors = dicts.filter(dict => named(dict, 'Type') === '/FontDescriptor')
  return {
    kinds: new Set(fonts.map(font => named(font, 'Subtype'))),
    embedded: descriptors.length > 0 && descriptors.every(one => one.get(PDFName.of('FontFile2'))),
  }
}

const said = (page: Page) => page.getByRole('region', { name: '刚才发生的事' })
const withoutSpaces = (text: string) => text.replace(/\s/g, '')

test('certificates: issued at once, printed into one file and into files of their own, voided and reissued', async () => {
  const dir = await demonstrationBook()
  const sessionId = waitingSession(dir)
  const written = await freshFolder()
  const file = join(written, '全部.pdf')
  const each = join(written, '每人一个')
  await mkdir(each)
  const zhixing = await openAsOperator(dir, 'zh-CN')
  const { page } = zhixing
  await page.evaluate(hash => {
    window.location.hash = hash
  }, `#/session?id=${sessionId}&tab=certificates`)

  const issued = await test.step('one button gives everybody who passed a number', async () => {
    await expect(page.getByRole('figure')).toBeVisible()
    await expect(page.getByText('撤销时会留下记录，已用的编号不再使用。')).toBeVisible()
    await page.getByRole('button', { name: /^全部发证 \d+ 人/ }).press('Enter')
    await expect(said(page)).toContainText(/已发 \d+ 张证书/)
    const all = issuedIn(dir, sessionId)
    expect(all.length).toBeGreaterThan(10)
    expect(new Set(all.map(one => one.number)).size).toBe(all.length)
    return all
  })

  await test.step('all in one PDF', async () => {
    await chooseNext(zhixing, file, each)
    await page.getByRole('button', { name: '打印成一个 PDF' }).press('Enter')
    await expect(said(page)).toContainText(`已写入 全部.pdf，共 ${issued.length} 页`, { timeout: 60_000 })
    const bytes = new Uint8Array(await readFile(file))
    const texts = await textOfPages(bytes)
    expect(texts).toHaveLength(issued.length)
    for (const [index, { number, name }] of issued.entries()) {
      expect(texts[index]).toContain(withoutSpaces(number))
      expect(texts[index]).toContain(withoutSpaces(name))
    }
    expect(await fontsOf(bytes)).toEqual({ kinds: new Set(['/Type0', '/CIDFontType2']), embedded: true })
  })

  await test.step('one file each is a copy, and says why', async () => {
    await page.getByRole('button', { name: '每人一个文件' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: '补打证书' })
    await expect(dialog.getByRole('textbox')).toBeFocused()
    await page.keyboard.type('留存电子档')
    await page.keyboard.press('Enter')
    await expect(said(page)).toContainText(`写入 ${issued.length} 个文件`, { timeout: 60_000 })
    const files = (await readdir(each)).sort()
    expect(files).toEqual(issued.map(one => `${one.number} ${one.name}.pdf`).sort())
    const [first] = issued
    const bytes = new Uint8Array(await readFile(join(each, `${first?.number} ${first?.name}.pdf`)))
    const [text, ...more] = await textOfPages(bytes)
    expect(more).toEqual([])
    expect(text).toContain(withoutSpaces(first?.name ?? ''))
    expect((await fontsOf(bytes)).embedded).toBe(true)
    expect(issuedIn(dir, sessionId).every(one => one.prints === 2)).toBe(true)
  })

  await test.step('the log finds one, voids it with a reason, and a new number takes its place', async () => {
    const { number, name } = issued[2] ?? { number: '', name: '' }
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '证书' }).click()
    await page.getByRole('searchbox').fill(number)
    const log = page.getByRole('grid', { name: '证书发放登记' })
    await expect(log.getByRole('row')).toHaveCount(2)
    await log.getByRole('gridcell', { name: number }).click()
    await expect(page.getByRole('figure', { name: `${name} 的证书` })).toBeVisible()
    await page.getByRole('button', { name: '作废…' }).click()
    await page.keyboard.type('姓名有误')
    await page.keyboard.press('Enter')
    await expect(log).toContainText('作废')
    await page.getByRole('button', { name: '重新发证…' }).click()
    await page.getByRole('button', { name: '更正后补发' }).click()
    await page.getByRole('button', { name: '重新发证', exact: true }).click()
    await expect(said(page)).toContainText(`给 ${name} 重新发证`)
  })

  await zhixing.close()
  expect(unforgivable(zhixing.errors)).toEqual([])
  const all = issuedIn(dir, sessionId)
  expect(all).toHaveLength(issued.length + 1)
  expect(all.find(one => one.number === issued[2]?.number)).toMatchObject({
    status: 'voided',
    reason: '姓名有误',
  })
  expect(all.at(-1)).toMatchObject({ status: 'valid', name: issued[2]?.name, prints: 0 })
  await rm(dir, { recursive: true, force: true })
})

test('an issue is undone: the numbers stay voided, and the same people can be issued again', async () => {
  const dir = await demonstrationBook()
  const sessionId = waitingSession(dir)
  const zhixing = await openAsOperator(dir, 'zh-CN')
  const { page } = zhixing
  await page.evaluate(hash => {
    window.location.hash = hash
  }, `#/session?id=${sessionId}&tab=certificates`)
  const issue = page.getByRole('button', { name: /^全部发证 \d+ 人/ })
  await issue.click()
  await said(page).getByRole('button', { name: '撤销' }).click()
  await expect(issue).toBeVisible()
  const undone = issuedIn(dir, sessionId)
  expect(undone.every(one => one.status === 'voided' && one.reason === null)).toBe(true)
  await issue.click()
  await expect(page.getByText(`已发 ${undone.length} 张`, { exact: false }).first()).toBeVisible()
  await zhixing.close()
  const all = issuedIn(dir, sessionId)
  expect(all).toHaveLength(undone.length * 2)
  expect(all.filter(one => one.status === 'valid').map(one => one.number)).toEqual(
    all.slice(undone.length).map(one => one.number),
  )
  await rm(dir, { recursive: true, force: true })
})
