import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { electronPath } from '../support/electron'
import { textOfPages } from '../support/pdf-text'
import { zipParts } from '../support/zip-parts'
import { beginEmpty, openEntry } from './support/first-steps'
import { expect, launch, test, unforgivable, type Zhixing } from './support/launch'

const root = resolve(import.meta.dirname, '../..')
const course = '退改签沟通'
const roster = [
  '工号,姓名,所属机构,岗位',
  '00601,王㛃,华南分部,客服专员',
  '00602,李娜,华南分部,客服专员',
  '00603,李娜,西南分部,客服专员',
  '00604,赵博文,西南分部,客服专员',
  '00605,邹一嘉,华东分部,客服专员',
  '00606,何思远,华东分部,客服专员',
].join('\n')

test('a session from an empty list to its file: scheduled by keyboard, signed in by digits, printed, filed', async () => {
  test.setTimeout(240_000)
  const files = await mkdtemp(join(tmpdir(), 'zhixing-files-'))
  const dir = await bookWithPeople(files)
  const zhixing = await launch({ dir, args: ['--lang', 'zh-CN'] })
  const { page } = zhixing
  await makeCourse(page)

  await test.step('scheduled without the mouse', () => scheduleFirst(page))
  await test.step('a second one warns of the clash and is made all the same', () => scheduleSecond(page))
  await test.step('the chat changes the roll', () => readMessage(page))
  await test.step('attendance by exception, undone and brought back', () => recordAttendance(page))
  await test.step('the sheet is printed with every name', () => printSheet(zhixing, files))
  await test.step('the notice is written as a Word file in both languages', () => writeNotice(zhixing, files))
  await test.step('a scan goes into the file', () => attachScan(zhixing, files))

  await zhixing.close()
  expect(unforgivable(zhixing.errors)).toEqual([])
  checkBook(dir)
  await rm(dir, { recursive: true, force: true })
  await rm(files, { recursive: true, force: true })
})

/** An empty book with its operator, and a roster brought in by the command line. */
async function bookWithPeople(files: string): Promise<string> {
  const { page, dir, close } = await launch({ args: ['--lang', 'zh-CN'] })
  await beginEmpty(page)
  await close()
  const file = join(files, '花名册.csv')
  await writeFile(file, roster)
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  const args = [
    ...sandbox,
    '--log-level=3',
    root,
    '--cli',
    '--data',
    dir,
    'import',
    'people',
    file,
    '--apply',
  ]
  const run = spawnSync(electronPath(), args, { env, encoding: 'utf8' })
  expect(run.status, run.stderr).toBe(0)
  return dir
}

async function makeCourse(page: Page): Promise<void> {
  await openEntry(page, '课程')
  await expect(page.getByText('还没有课程')).toBeVisible()
  await page.keyboard.press('n')
  await expect(page.getByRole('textbox', { name: '课程名称' })).toBeFocused()
  await page.keyboard.type(course)
  await page.getByRole('textbox', { name: '编号' }).fill('KC-001')
  await page.getByRole('textbox', { name: '证书类别代码' }).fill('TS')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('gridcell', { name: course })).toBeVisible()
}

const today = (): string => {
  const day = new Date()
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()]
    .map(part => String(part).padStart(2, '0'))
    .join('')
}

/** Types a few letters and takes the first thing offered. */
async function take(page: Page, box: Locator, text: string, option: string | RegExp): Promise<void> {
  await box.focus()
  await page.keyboard.type(text)
  await expect(page.getByRole('option', { name: option }).first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
}

async function beginSession(page: Page): Promise<void> {
  await openEntry(page, '培训班')
  await page.keyboard.press('n')
  await take(page, page.getByRole('combobox', { name: '课程' }), '退改', course)
  await page.getByRole('group', { name: '第 1 行日期' }).getByRole('spinbutton').first().focus()
  await page.keyboard.type(today())
}

async function scheduleFirst(page: Page): Promise<void> {
  await openEntry(page, '培训班')
  await expect(page.getByText('还没有培训班')).toBeVisible()
  expect(await serious(page)).toEqual([])
  await beginSession(page)

  // A trainer and a room that are not on the lists yet.
  await take(page, page.getByRole('combobox', { name: '第 1 行讲师' }), '高岚', '新增讲师“高岚”')
  await expect(
    page.getByRole('group', { name: '新增讲师' }).getByRole('textbox', { name: '姓名' }),
  ).toBeFocused()
  await page.keyboard.press('Enter')
  // The words typed stand in the box all along; the trainer is chosen when the little form is gone.
  await expect(page.getByRole('group', { name: '新增讲师' })).toBeHidden()
  await expect(page.getByRole('combobox', { name: '第 1 行讲师' })).toHaveValue('高岚')
  await take(page, page.getByRole('combobox', { name: '第 1 行教室' }), '301', '新增教室“301”')
  await expect(page.getByRole('textbox', { name: '教室名称' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: '新增教室' })).toBeHidden()
  await expect(page.getByRole('combobox', { name: '第 1 行教室' })).toHaveValue('301')

  // A pasted list with two people of one name: one must be chosen.
  await page.getByRole('textbox', { name: '粘贴名单' }).fill('王㛃、李娜\n赵博文 邹一嘉')
  await page.getByRole('radio', { name: /00602/ }).check()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('list', { name: '学员' }).getByRole('listitem')).toHaveCount(4)
  expect(await serious(page)).toEqual([])

  await page.keyboard.press('Control+s')
  await expect(page.getByRole('heading', { name: new RegExp(`${course} 第1期`) })).toBeVisible()
  await expect(page.getByText('应到 4', { exact: false }).first()).toBeVisible()
  await expect(page.getByRole('grid', { name: '名单' }).getByRole('row')).toHaveCount(5)
}

async function scheduleSecond(page: Page): Promise<void> {
  await beginSession(page)
  await take(page, page.getByRole('combobox', { name: '第 1 行讲师' }), '高', '高岚')
  const clashes = page.getByRole('list', { name: /处冲突/ })
  await expect(clashes.getByText('讲师 高岚')).toBeVisible()
  // Later in the day there is none.
  const [starts, ends] = ['开始', '结束'].map(name => page.getByRole('textbox', { name: `第 1 行${name}` }))
  await ends?.fill('1600')
  await starts?.fill('1300')
  await starts?.press('Enter')
  await expect(clashes).toHaveCount(0)
  await starts?.fill('1100')
  await starts?.press('Enter')
  await expect(clashes.getByText('讲师 高岚')).toBeVisible()
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('heading', { name: new RegExp(`${course} 第2期`) })).toBeVisible()
  await expect(clashes.getByText('讲师 高岚')).toBeVisible()
  // The clash leads to the other session.
  await clashes.getByRole('link', { name: `${course} 第1期` }).press('Enter')
  await expect(page.getByRole('heading', { name: new RegExp(`${course} 第1期`) })).toBeVisible()
  // Its own button opens the panel over a window that is painted: a blank one is a picture of a few kilobytes.
  await page.getByRole('main').getByRole('button', { name: '调整课次' }).click()
  await expect(page.getByRole('textbox', { name: '第 1 行开始' })).toBeVisible()
  expect((await page.screenshot()).byteLength).toBeGreaterThan(25_000)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('textbox', { name: '第 1 行开始' })).toHaveCount(0)
}

async function readMessage(page: Page): Promise<void> {
  const grid = page.getByRole('grid', { name: '名单' })
  await expect(grid.getByRole('row')).toHaveCount(5)
  await page.keyboard.press('j')
  await page.getByRole('textbox', { name: '群里的消息' }).fill('邹一嘉换何思远')
  await expect(page.getByRole('list', { name: '将要做的修改' }).getByText('替换')).toBeVisible()
  expect(await serious(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await expect(grid.getByRole('row').filter({ hasText: '何思远' })).toBeVisible()
  await expect(grid.getByRole('row').filter({ hasText: '邹一嘉' })).toHaveCount(0)
  await expect(grid.getByRole('row')).toHaveCount(5)
}

async function recordAttendance(page: Page): Promise<void> {
  await page.keyboard.press('Control+2')
  const grid = page.getByRole('grid', { name: '考勤' })
  const cell = (row: number) => grid.getByRole('row').nth(row).getByRole('gridcell').nth(4)
  await expect(cell(1)).toBeFocused()
  // 王㛃 absent, 李娜 late, 赵博文 on leave and cleared again, 何思远 came.
  await page.keyboard.press('1')
  await page.keyboard.press('2')
  await page.keyboard.press('4')
  await expect(cell(3)).toHaveText('请假')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('0')
  await expect(cell(3)).toHaveText('')
  await expect(cell(1)).toHaveText('缺勤')
  await page.keyboard.press('Control+Enter')
  const line = page.getByText('已记录 1/1 课次')
  await expect(line).toBeVisible()
  await expect(cell(4)).toContainText('到课')
  expect(await serious(page)).toEqual([])

  await page.keyboard.press('Control+z')
  await expect(page.getByText('已记录 0/1 课次')).toBeVisible()
  await page.keyboard.press('Control+Shift+z')
  await expect(line).toBeVisible()
  await expect(page.getByText('应到 4 实到 3').first()).toBeVisible()

  // Somebody who simply came.
  await take(page, page.getByRole('combobox', { name: '加入名单并记为到课' }), '邹一嘉', /邹一嘉/)
  await expect(grid.getByRole('row').filter({ hasText: '邹一嘉' })).toContainText('现场加入')
  await expect(page.getByText('应到 5 实到 4').first()).toBeVisible()
}

async function printSheet({ app, page }: Zhixing, files: string): Promise<void> {
  const path = join(files, '签到表.pdf')
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, path)
  await page.getByRole('button', { name: '打印签到表', exact: true }).press('Enter')
  await expect(page.getByRole('region', { name: '刚才发生的事' })).toContainText('签到表已保存，1 页', {
    timeout: 60_000,
  })
  const text = (await textOfPages(new Uint8Array(readFileSync(path)))).join('')
  for (const word of [course, '王㛃', '李娜', '00602', '赵博文', '何思远', '高岚'])
    expect(text).toContain(word)
}

async function writeNotice({ app, page }: Zhixing, files: string): Promise<void> {
  const path = join(files, '培训通知.docx')
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, path)
  await page.getByRole('button', { name: '更多操作' }).press('Enter')
  await page.getByRole('menuitem', { name: '表单…' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: '表单' })
  await dialog.getByLabel('表单', { exact: true }).selectOption('培训通知')
  await dialog.getByText('Word 文档', { exact: true }).click()
  await dialog.getByText('中英对照', { exact: true }).click()
  expect(await serious(page)).toEqual([])
  await dialog.getByRole('button', { name: '保存到文件' }).press('Enter')
  await expect(page.getByRole('region', { name: '刚才发生的事' })).toContainText('培训通知.docx')
  await expect(dialog).toBeHidden()
  const body = zipParts(readFileSync(path)).get('word/document.xml') ?? ''
  for (const word of [course, '课程安排 Schedule', '王㛃', '00602']) expect(body).toContain(word)
}

const scan = Buffer.from('%PDF-1.7\n一页签过字的表\n%%EOF\n')
const sha256 = createHash('sha256').update(scan).digest('hex')

async function attachScan({ app, page, dir }: Zhixing, files: string): Promise<void> {
  const path = join(files, '签到表 扫描.pdf')
  await writeFile(path, scan)
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] })
  }, path)
  await page.getByRole('link', { name: /^归档/ }).press('Enter')
  const paper = page
    .getByRole('list', { name: '八项材料' })
    .getByRole('listitem')
    .filter({ hasText: '签到表' })
  await expect(paper).toContainText('缺')
  await page.getByRole('button', { name: '为“签到表”附扫描件' }).press('Enter')
  await expect(paper).toContainText('签到表 扫描.pdf')
  await expect(paper).toContainText('已齐')
  expect(await serious(page)).toEqual([])
  const stored = join(dir, 'attachments', sha256.slice(0, 2), sha256)
  expect(existsSync(stored)).toBe(true)
  expect(readFileSync(stored).equals(scan)).toBe(true)
}

function checkBook(dir: string): void {
  const book = new Database(join(dir, 'book.db'), { readonly: true })
  try {
    const sessions = book.prepare(
      'SELECT number, status, sign_in_printed_at IS NOT NULL AS printed FROM session ORDER BY number',
    )
    expect(sessions.all()).toEqual([
      { number: 1, status: 'held', printed: 1 },
      { number: 2, status: 'scheduled', printed: 0 },
    ])
    const roll = book.prepare(
      `SELECT person.name, enrolment.status, enrolment.origin, attendance.state FROM enrolment
       JOIN session ON session.id = enrolment.session_id AND session.number = 1
       JOIN person ON person.id = enrolment.person_id
       LEFT JOIN attendance ON attendance.enrolment_id = enrolment.id ORDER BY person.staff_no`,
    )
    expect(roll.all()).toEqual([
      { name: '王㛃', status: 'enrolled', origin: 'nominated', state: 'absent' },
      { name: '李娜', status: 'enrolled', origin: 'nominated', state: 'late' },
      { name: '赵博文', status: 'enrolled', origin: 'nominated', state: null },
      { name: '邹一嘉', status: 'enrolled', origin: 'walk_in', state: null },
      { name: '何思远', status: 'enrolled', origin: 'nominated', state: null },
    ])
    expect(book.prepare('SELECT sha256, file_name FROM session_attachment').all()).toEqual([
      { sha256, file_name: '签到表 扫描.pdf' },
    ])
    expect(book.pragma('foreign_key_check')).toEqual([])
  } finally {
    book.close()
  }
}

async function serious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ runOnly: ['wcag2a', 'wcag2aa'] })
    .analyze()
  return violations
    .filter(one => one.impact === 'serious' || one.impact === 'critical')
    .flatMap(one => one.nodes.map(node => `${one.id}: ${node.target.flat().join(' ')}`))
}
