import { existsSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { ElectronApplication, Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { bombWorkbook } from '../support/office-files'
import { beginEmpty, openEntry } from './support/first-steps'
import { expect, freshFolder, launch, test, unforgivable } from './support/launch'

const office = resolve(import.meta.dirname, '../../../shared/data/office')
const roster = join(office, '客服中心花名册.xlsx')

/** The system's own dialog, answered with this file. */
async function chooseFile(app: ElectronApplication, page: Page, path: string): Promise<void> {
  await app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] })
  }, path)
  await page.getByRole('button', { name: /选择文件/ }).click()
}

async function serious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ runOnly: ['wcag2a', 'wcag2aa'] })
    .analyze()
  return violations.filter(one => one.impact === 'serious' || one.impact === 'critical').map(one => one.id)
}

test('a table copied in a spreadsheet is pasted, and comes in as a file would', async () => {
  const zhixing = await launch({ args: ['--lang', 'zh-CN'] })
  const { page, dir } = zhixing
  await beginEmpty(page)
  await openEntry(page, '导入')
  await expect(page.getByText('还没有导入过文件')).toBeVisible()
  // As a spreadsheet copies: the cells as text, and as a page.
  await page.evaluate(() =>
    document.addEventListener(
      'copy',
      event => {
        event.preventDefault()
        event.clipboardData?.setData('text/plain', '工号\t姓名\t机构\n00700\t王一\t热线一组\n00701\t李二\t\n')
        event.clipboardData?.setData(
          'text/html',
          '<table><tr><td>工号</td><td>姓名</td><td>机构</td></tr><tr><td>00700</td><td>王一</td><td rowspan="2">热线一组</td></tr><tr><td>00701</td><td>李二</td></tr></table>',
        )
      },
      { once: true },
    ),
  )
  await page.keyboard.press('Control+C')
  await page.keyboard.press('Control+V')
  const head = page.getByRole('region', { name: '粘贴的表格' })
  await expect(head).toContainText(/新增\s*2/)
  await page.getByRole('button', { name: /^导入 2 人/ }).click()
  // The name stands in the preview too: what was imported is told by the notice alone.
  await expect(page.getByRole('region', { name: '刚才发生的事' })).toContainText('已导入 2 人')
  await zhixing.close()
  const book = new Database(join(dir, 'book.db'), { readonly: true })
  const people = book
    .prepare('SELECT staff_no, unit.name FROM person LEFT JOIN unit ON unit.id = unit_id ORDER BY staff_no')
    .raw()
    .all()
  book.close()
  await rm(dir, { recursive: true, force: true })
  expect(people).toEqual([
    ['00700', '热线一组'],
    ['00701', '热线一组'],
  ])
})

test('a roster that changes people says whom and what before it is written, narrowed to one field', async () => {
  const zhixing = await launch({ args: ['--lang', 'zh-CN'] })
  const { app, page, dir } = zhixing
  const roster = (name: string, rows: string[]) => {
    const path = join(dir, name)
    writeFileSync(path, `\ufeff工号,姓名,部门,岗位,手机\n${rows.join('\n')}\n`)
    return path
  }
  await beginEmpty(page)
  await openEntry(page, '导入')
  await chooseFile(
    app,
    page,
    roster('九月.csv', ['00700,王一,华北分部,客服专员,13800001234', '00701,李二,华北分部,客服专员,']),
  )
  await page.getByRole('button', { name: /^导入 2 人/ }).click()
  await expect(page.getByRole('region', { name: '刚才发生的事' })).toContainText('已导入 2 人')

  await openEntry(page, '导入')
  await chooseFile(
    app,
    page,
    roster('十月.csv', ['00700,王一,华东分部,客服专员,13900005678', '00701,李二,华北分部,质检员,']),
  )
  const changes = page.getByRole('region', { name: '变更 2 人' })
  await expect(changes.getByRole('row')).toHaveCount(1 + 3)
  await expect(changes.getByRole('row', { name: /王一/ }).first()).toContainText(/机构.*华北分部.*华东分部/)
  await expect(changes).not.toContainText('13900005678')
  expect(await serious(page)).toEqual([])

  await changes.getByRole('button', { name: '岗位 1' }).click()
  await expect(changes.getByRole('row')).toHaveCount(1 + 1)
  await expect(changes.getByRole('row').last()).toContainText(/李二.*客服专员.*质检员/)
  await page.getByRole('button', { name: /^导入 2 人/ }).click()
  await expect(page.getByRole('region', { name: '刚才发生的事' })).toContainText('已导入 2 人')
  await zhixing.close()
  const book = new Database(join(dir, 'book.db'), { readonly: true })
  const posts = book
    .prepare(
      'SELECT staff_no, post.name, unit.name FROM person JOIN post ON post.id = post_id JOIN unit ON unit.id = unit_id ORDER BY 1',
    )
    .raw()
    .all()
  book.close()
  await rm(dir, { recursive: true, force: true })
  expect(posts).toEqual([
    ['00700', '客服专员', '华东分部'],
    ['00701', '质检员', '华北分部'],
  ])
})

test.describe('the office’s own roster', () => {
  test.skip(!existsSync(office), 'skipped where ../shared/data is absent')

  test('is chosen, decided upon row by row, imported with Enter and taken back with one click', async () => {
    const zhixing = await launch({ args: ['--lang', 'zh-CN'] })
    const { app, page, dir } = zhixing
    await beginEmpty(page)
    await openEntry(page, '导入')
    await expect(page.getByText('还没有导入过文件')).toBeVisible()
    expect(await serious(page)).toEqual([])

    await chooseFile(app, page, roster)
    const head = page.getByRole('region', { name: '客服中心花名册.xlsx' })
    await expect(head).toContainText('在职人员 · 表头在第 4 行 · 12 列已识别')
    await expect(head).toContainText(/新增\s*520/)
    await expect(head).toContainText(/待决定\s*2/)
    await expect(head).toContainText(/无法导入\s*3/)
    expect(await serious(page)).toEqual([])

    await expect(page.getByRole('button', { name: '补零：全部 23 个', pressed: true })).toBeVisible()
    await page.getByRole('button', { name: '第 531 行：西北分部' }).click()
    await page.getByRole('button', { name: '照此导入' }).click()
    await page.getByRole('button', { name: '留空，其余导入' }).click()
    await expect(head).toContainText(/待决定\s*0/)
    const go = page.getByRole('button', { name: /^导入 522 人/ })
    await expect(go).toBeVisible()
    await expect(go).not.toHaveAttribute('aria-disabled', 'true')

    // Enter, from anywhere on the page where it means nothing else.
    await page.getByRole('heading', { name: '客服中心花名册.xlsx' }).click()
    await page.keyboard.press('Enter')
    const said = page.getByRole('region', { name: '刚才发生的事' })
    await expect(said).toContainText('已导入 522 人')
    await expect(page.getByText('522 人', { exact: true })).toBeVisible()

    const book = new Database(join(dir, 'book.db'), { readonly: true })
    const one = (sql: string) => book.prepare(sql).pluck().get()
    expect(one('SELECT count(*) FROM person')).toBe(522)
    expect(one("SELECT name FROM person WHERE staff_no = '00600'")).toBe('赵䶮')
    expect(one('SELECT count(*) FROM person WHERE length(staff_no) <> 5')).toBe(0)
    expect(
      one(
        `SELECT branch.name FROM person JOIN unit ON unit.id = person.unit_id
         JOIN unit AS branch ON branch.id = coalesce(unit.parent_id, unit.id) WHERE person.staff_no = '00723'`,
      ),
    ).toContain('西北分部')

    await said.getByRole('button', { name: '撤销' }).click()
    await expect(said).toContainText('撤销')
    await expect.poll(() => one('SELECT count(*) FROM person')).toBe(0)
    book.close()
    await openEntry(page, '导入')
    await expect(page.getByText('还没有导入过文件')).toBeVisible()

    await zhixing.close()
    expect(unforgivable(zhixing.errors)).toEqual([])
    await rm(dir, { recursive: true, force: true })
  })
})

/** A roster that takes seconds to write. */
function longRoster(dir: string): string {
  const long = join(dir, 'long.csv')
  const people = Array.from({ length: 60_000 }, (_, index) => `${100_000 + index},王芳,华东分部,客服专员`)
  writeFileSync(long, `\ufeff${['工号,姓名,所属机构,岗位', ...people].join('\n')}`)
  return long
}

const peopleIn = (dir: string): unknown => {
  const book = new Database(join(dir, 'book.db'), { readonly: true })
  try {
    return book.prepare('SELECT count(*) FROM person').pluck().get()
  } finally {
    book.close()
  }
}

test('an import is stopped while it is written, and leaves nothing', async () => {
  const zhixing = await launch({ args: ['--lang', 'zh-CN'] })
  const { app, page, dir } = zhixing
  await beginEmpty(page)
  await openEntry(page, '导入')
  const long = longRoster(dir)
  await chooseFile(app, page, long)
  await page.getByRole('button', { name: /^导入 60000 人/ }).click({ timeout: 60_000 })
  await expect(page.getByText('正在写入')).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: '停止' }).click()
  await expect(page.getByText('已停止，什么都没有写入。')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('button', { name: /^导入 60000 人/ })).toBeVisible()
  await zhixing.close()
  const book = new Database(join(dir, 'book.db'), { readonly: true })
  expect(book.prepare('SELECT count(*) FROM person').pluck().get()).toBe(0)
  expect(book.prepare("SELECT count(*) FROM audit WHERE command = 'writeRoster'").pluck().get()).toBe(0)
  book.close()
  await rm(dir, { recursive: true, force: true })
})

test('a file one regrets is stopped while it is read, a hostile one refused, and the next is read', async () => {
  const zhixing = await launch({ args: ['--lang', 'zh-CN'] })
  const { app, page, dir } = zhixing
  await beginEmpty(page)
  await openEntry(page, '导入')

  const long = join(dir, 'long.csv')
  const line = (index: number) =>
    `${String(index).padStart(7, '0')},王${index},华东分部,客服专员,2020-01-01,在职`
  writeFileSync(
    long,
    [
      '工号,姓名,所属机构,岗位,入职日期,状态',
      ...Array.from({ length: 500_000 }, (_, index) => line(index)),
    ].join('\n'),
  )
  await chooseFile(app, page, long)
  await page.getByRole('button', { name: '停止' }).click()
  await expect(page.getByRole('button', { name: /选择文件/ })).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)

  const bomb = join(dir, 'bomb.xlsx')
  writeFileSync(bomb, bombWorkbook(600))
  await chooseFile(app, page, bomb)
  await expect(page.getByRole('alert')).toContainText('文件展开后太大')

  const small = join(dir, 'small.csv')
  writeFileSync(small, `\ufeff工号,姓名,岗位\n00700,王一,客服专员\n,王二,客服专员\n`)
  await chooseFile(app, page, small)
  await expect(page.getByRole('region', { name: 'small.csv' })).toContainText(/新增\s*1/)

  // The row that cannot go in leaves as a workbook.
  const problems = join(await freshFolder(), 'problems.xlsx')
  await app.evaluate(({ dialog }, file) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: file })
  }, problems)
  await page.getByRole('button', { name: '导出这 1 行' }).click()
  await expect(page.getByText('已导出 1 行')).toBeVisible()
  expect(existsSync(problems)).toBe(true)

  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: /选择文件/ })).toBeVisible()
  await zhixing.close()
  expect(unforgivable(zhixing.errors)).toEqual([])
  const book = new Database(join(dir, 'book.db'), { readonly: true })
  expect(book.prepare('SELECT count(*) FROM person').pluck().get()).toBe(0)
  book.close()
  await rm(dir, { recursive: true, force: true })
})

test('closing the window over an import asks first; waiting goes on, stopping leaves nothing', async () => {
  const zhixing = await launch({ args: ['--lang', 'zh-CN'] })
  const { app, page, dir } = zhixing
  await beginEmpty(page)
  await openEntry(page, '导入')
  await chooseFile(app, page, longRoster(dir))
  await page.getByRole('button', { name: /^导入 60000 人/ }).click({ timeout: 60_000 })
  await expect(page.getByText('正在写入')).toBeVisible({ timeout: 60_000 })

  // It goes on while one looks at other pages, and is seen there.
  await openEntry(page, '设置')
  await expect(page.getByRole('list', { name: '正在进行' })).toContainText('正在导入“long.csv”')
  const closeWindow = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  const question = page.getByRole('dialog', { name: '还没有完成，要关闭知行吗？' })
  await closeWindow()
  await expect(question).toContainText('正在导入“long.csv”')
  await expect(question).toContainText('一条也不会写入')
  await question.getByRole('button', { name: '不关闭' }).click()
  await expect(question).toHaveCount(0)

  await closeWindow()
  const ended = new Promise(resolve => app.process().once('exit', resolve))
  await question.getByRole('button', { name: '停止并关闭' }).click()
  expect(await ended).toBe(0)
  expect(peopleIn(dir)).toBe(0)
  expect(existsSync(join(dir, 'book.importing'))).toBe(false)

  // The person stopped it: the next start has nothing to tell.
  const again = await launch({ dir, args: ['--lang', 'zh-CN'] })
  await expect(again.page.getByRole('navigation', { name: '主导航' })).toBeVisible()
  await expect(again.page.getByText(/的导入.*中断了/)).toHaveCount(0)
  await again.close()
  await rm(dir, { recursive: true, force: true })
})

test('an import the application was killed in is told at the next start, once, with the way to import again', async () => {
  const first = await launch({ args: ['--lang', 'en'] })
  const { app, page, dir } = first
  await beginEmpty(page, 'Emma Clarke')
  await openEntry(page, 'Import')
  await app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] })
  }, longRoster(dir))
  await page.getByRole('button', { name: /^Choose file/ }).click()
  await page.getByRole('button', { name: /^Import 60,?000 people/ }).click({ timeout: 60_000 })
  await expect(page.getByText('Writing')).toBeVisible({ timeout: 60_000 })
  const gone = new Promise(resolve => app.process().once('exit', resolve))
  app.process().kill('SIGKILL')
  await gone

  const next = await launch({ dir, args: ['--lang', 'en'] })
  const notice = next.page.getByRole('status').filter({ hasText: 'The import of “long.csv”' })
  await expect(notice).toContainText('Nothing from that file was saved')
  expect(peopleIn(dir)).toBe(0)
  await notice.getByRole('button', { name: 'Go to Import' }).click()
  await expect(next.page.getByRole('button', { name: /^Choose file/ })).toBeVisible()
  await expect(notice).toHaveCount(0)
  await next.close()

  const last = await launch({ dir, args: ['--lang', 'en'] })
  await expect(last.page.getByRole('navigation', { name: 'Main' })).toBeVisible()
  await expect(last.page.getByText('The import of “long.csv”')).toHaveCount(0)
  await last.close()
  await rm(dir, { recursive: true, force: true })
})
