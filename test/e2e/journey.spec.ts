import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib'
import type { Locator, Page } from '@playwright/test'
import Database from 'better-sqlite3'
import {
  type AuditRow,
  chainStart,
  commitmentOf,
  linkHash,
} from '../../electron/service/db/sqlite/record/audit'
import { textOfPages } from '../support/pdf-text'
import { ask, beginEmpty } from './support/first-steps'
import { expect, freshFolder, launch, test, unforgivable, type Zhixing } from './support/launch'

const office = resolve(import.meta.dirname, '../../resources/small-office')
const competency = '投诉处理流程'
const course = '投诉处理与情绪管理'

/** What becomes of each of the eight; `practice` is pasted, the rest is typed. */
const outcomes: Record<string, { theory?: string; practice: string; absent?: true; late?: string }> = {
  赵䶮: { theory: '88', practice: '90' },
  王㛃: { theory: '72.5', practice: '75' },
  古丽娜尔·买买提: { theory: '95', practice: '93.25' },
  钱子轩: { theory: '66', practice: '71' },
  张伟: { theory: '79', practice: '80', late: '20' },
  沈俊杰: { theory: '45', practice: '52' },
  杨博文: { theory: 'F2', practice: '缺考' },
  吴一诺: { practice: '', absent: true },
}
const passed = ['赵䶮', '王㛃', '古丽娜尔·买买提', '钱子轩', '张伟']
const followed = ['吴一诺', '杨博文', '沈俊杰']

test('the whole loop, from an empty book to printed certificates and follow-up, by keyboard', async () => {
  test.setTimeout(300_000)
  const zhixing = await launch({ args: ['--lang', 'zh-CN'] })
  const { page, dir } = zhixing
  const pdf = join(await freshFolder(), '证书.pdf')

  await test.step('an empty book with an operator', async () => {
    await beginEmpty(page, '周敏')
    await expect(page.getByText('三步开始使用')).toBeVisible()
  })
  await test.step('the roster and the ability file come in', async () => {
    await page.getByRole('link', { name: '导入花名册' }).press('Enter')
    await bringIn(zhixing, '人员名单.csv', '导入 24 人')
    await expect(page.getByRole('gridcell', { name: '赵䶮' })).toBeVisible()
    await goTo(page, '今日')
    await page.getByRole('link', { name: '导入能力评估' }).press('Enter')
    await bringIn(zhixing, '能力评估.csv', '导入 24 行评估')
    await expect(page.getByText('还没有设置岗位要求')).toBeVisible()
  })
  await test.step('posts ask for a level', () => askForLevels(page))
  await test.step('a course that raises it', () => makeCourse(page))
  await test.step('from the gap to a session of these', async () => {
    await goTo(page, '能力差距')
    const cell = gapCell(page)
    await expect(cell).toHaveText('8')
    await cell.focus()
    await page.keyboard.press('b')
    await schedule(page)
  })
  await test.step('attendance by digits', () => recordAttendance(page))
  await test.step('marks typed and pasted', () => enterMarks(zhixing))
  await test.step('certificates issued and printed into one file', () => issueAndPrint(zhixing, pdf))
  await test.step('actions for those who failed and who were not there', () => followUp(page))
  await test.step('today shows them, and the map that levels rose', async () => {
    await goTo(page, '今日')
    for (const name of followed)
      await expect(page.getByRole('listitem').filter({ hasText: name }).first()).toBeVisible()
    await goTo(page, '能力差距')
    await expect(gapCell(page)).toHaveText('3')
  })

  await zhixing.close()
  expect(unforgivable(zhixing.errors)).toEqual([])
  const numbers = await test.step('the book holds it all', () => Promise.resolve(checkBook(dir)))
  await test.step('the file is as it was issued', () => checkPdf(pdf, numbers))
  await rm(dir, { recursive: true, force: true })
})

/** By Ctrl+K, as somebody who knows the desk. */
async function goTo(page: Page, title: string): Promise<void> {
  await ask(page, title)
  const option = page.getByRole('listbox').getByRole('option', { name: title, exact: true })
  await expect(option).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: '查找与命令' })).toHaveCount(0)
}

async function bringIn({ app, page }: Zhixing, file: string, apply: string): Promise<void> {
  await app.evaluate(
    ({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
    },
    join(office, file),
  )
  await page.getByRole('button', { name: /^选择文件/ }).press('Enter')
  await expect(page.getByRole('heading', { name: file })).toBeVisible()
  await page.getByRole('button', { name: apply }).press('Enter')
  await expect(page.getByRole('region', { name: '刚才发生的事' })).toContainText('已导入 24')
}

const gapCell = (page: Page): Locator =>
  page
    .getByRole('grid', { name: '能力差距图' })
    .getByRole('gridcell', { name: new RegExp(`华北分部，${competency}：`) })

async function askForLevels(page: Page): Promise<void> {
  await page.getByRole('link', { name: '设置岗位要求' }).first().press('Enter')
  const grid = page.getByRole('grid', { name: '岗位要求' })
  for (const post of ['客服专员', '质检员']) {
    const column = await indexOf(grid.getByRole('columnheader'), post)
    const row = grid.getByRole('row').filter({ hasText: competency })
    const cell = row.getByRole('gridcell').nth(column)
    await cell.focus()
    await page.keyboard.press('3')
    await expect(cell).toHaveText('3')
  }
}

/** Which of them says exactly this. */
async function indexOf(all: Locator, words: string): Promise<number> {
  await expect(all.filter({ hasText: words }).first()).toBeVisible()
  return (await all.allTextContents()).indexOf(words)
}

async function makeCourse(page: Page): Promise<void> {
  await goTo(page, '课程')
  await expect(page.getByText('还没有课程')).toBeVisible()
  await page.keyboard.press('n')
  await expect(page.getByRole('textbox', { name: '课程名称' })).toBeFocused()
  await page.keyboard.type(course)
  await page.getByRole('textbox', { name: '编号' }).fill('KC-001')
  await page.getByRole('textbox', { name: '证书类别代码' }).fill('TS')
  await page.getByRole('button', { name: '再加一项' }).press('Enter')
  await page.getByRole('combobox', { name: '能力项' }).fill(competency)
  await expect(page.getByRole('option', { name: competency })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: '等级' })).toHaveValue('3')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('gridcell', { name: course })).toBeVisible()
}

/** Two days, yesterday and today, so that they can be recorded. */
async function schedule(page: Page): Promise<void> {
  await expect(page.getByText('从能力差距图带来 8 人')).toBeVisible()
  // The only course that raises it is chosen already.
  await expect(page.getByRole('combobox', { name: '课程' })).toHaveValue(course)
  const day = page.getByRole('group', { name: /第 1 行日期/ })
  await typeDay(page, day, yesterday())
  await page.keyboard.press('Control+ArrowDown')
  await expect(page.getByRole('group', { name: /第 2 行日期/ })).toBeVisible()
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('heading', { name: new RegExp(`${course} 第1期`) })).toBeVisible()
  for (const name of Object.keys(outcomes))
    await expect(page.getByRole('row').filter({ hasText: name })).toBeVisible()
}

function yesterday(): string {
  const day = new Date()
  day.setDate(day.getDate() - 1)
  return localDay(day)
}

const localDay = (day: Date): string =>
  [day.getFullYear(), day.getMonth() + 1, day.getDate()].map(part => String(part).padStart(2, '0')).join('-')

/** A date field takes the digits and goes on by itself. */
async function typeDay(page: Page, field: Locator, day: string): Promise<void> {
  await field.getByRole('spinbutton').first().focus()
  await page.keyboard.type(day.replaceAll('-', ''))
}

/** Names down the sheet, in its order. */
async function namesIn(grid: Locator): Promise<string[]> {
  const known = Object.keys(outcomes)
  await expect(grid.getByRole('row')).toHaveCount(known.length + 1)
  const rows = await grid.getByRole('row').allTextContents()
  return rows.slice(1).map(row => known.find(name => row.includes(name)) ?? row)
}

async function pressTimes(page: Page, key: string, times: number): Promise<void> {
  for (let press = 0; press < times; press++) await page.keyboard.press(key)
}

async function recordAttendance(page: Page): Promise<void> {
  await page.keyboard.press('Control+2')
  const grid = page.getByRole('grid', { name: '考勤' })
  const names = await namesIn(grid)
  // The focus stands on the first person in the block that waits.
  await expect(grid.getByRole('row').nth(1).getByRole('gridcell').nth(4)).toBeFocused()
  for (const name of names) {
    const { absent, late } = outcomes[name] ?? {}
    if (absent) await page.keyboard.press('1')
    else await page.keyboard.press(late ? '2' : 'ArrowDown')
  }
  const late = names.findIndex(name => outcomes[name]?.late)
  const lateCell = grid
    .getByRole('row')
    .nth(late + 1)
    .getByRole('gridcell')
    .nth(4)
  await expect(lateCell).toHaveText('迟到')
  await pressTimes(page, 'ArrowUp', names.length - 1 - late)
  await expect(lateCell).toBeFocused()
  await page.keyboard.press('F2')
  await page.keyboard.type('20')
  await page.keyboard.press('Enter')
  await expect(lateCell).toHaveText('迟到 20 分钟')

  const absent = names.findIndex(name => outcomes[name]?.absent)
  await page.keyboard.press('ArrowRight')
  await pressTimes(page, 'ArrowUp', names.length)
  await pressTimes(page, 'ArrowDown', absent)
  await page.keyboard.press('1')
  await expect(
    grid
      .getByRole('row')
      .nth(absent + 1)
      .getByText('缺勤'),
  ).toHaveCount(2)

  const card = page.getByRole('main')
  for (const recorded of [1, 2]) {
    await page.keyboard.press('Control+Enter')
    await expect(card.getByText(`已记录 ${recorded}/2 课次`)).toBeVisible()
  }
  await expect(grid.getByRole('columnheader', { name: /✓/ })).toHaveCount(2)
}

async function enterMarks({ app, page }: Zhixing): Promise<void> {
  await page.keyboard.press('Control+3')
  const grid = page.getByRole('grid', { name: '成绩' })
  const names = await namesIn(grid)
  const rowOf = (name: string) => grid.getByRole('row').filter({ hasText: name })
  const theory = await indexOf(grid.getByRole('columnheader'), '理论')
  const cell = (row: number, column: number) =>
    grid
      .getByRole('row')
      .nth(row + 1)
      .getByRole('gridcell')
      .nth(column)
  await expect(grid.locator(':focus')).toHaveCount(1)
  await pressTimes(page, 'ArrowUp', names.length)
  await expect(cell(0, theory)).toBeFocused()
  for (const name of names) {
    const typed = outcomes[name]?.theory
    if (typed === 'F2') await page.keyboard.press('F2')
    else {
      if (typed) await page.keyboard.type(typed)
      await page.keyboard.press('ArrowDown')
    }
  }
  await expect(rowOf('王㛃').getByRole('gridcell').nth(theory)).toHaveText('72.5')
  await expect(rowOf('杨博文').getByRole('gridcell').nth(theory)).toHaveText('缺考')

  await pressTimes(page, 'ArrowUp', names.length)
  await page.keyboard.press('ArrowRight')
  await expect(cell(0, theory + 1)).toBeFocused()
  const block = names.map(name => outcomes[name]?.practice ?? '').join('\r\n')
  await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), `${block}\r\n`)
  await page.keyboard.press('Control+v')
  await expect(page.getByRole('region', { name: '刚才发生的事' })).toContainText('已粘贴')
  await expect(
    rowOf('古丽娜尔·买买提')
      .getByRole('gridcell')
      .nth(theory + 1),
  ).toHaveText('93.25')
  for (const name of passed) await expect(rowOf(name)).toContainText('升至 3 级')
  await expect(rowOf('沈俊杰')).toContainText('不合格')
}

async function issueAndPrint({ app, page }: Zhixing, pdf: string): Promise<void> {
  await page.keyboard.press('Control+4')
  const grid = page.getByRole('grid', { name: '证书' })
  await expect(grid.getByRole('row')).toHaveCount(Object.keys(outcomes).length + 1)
  await page
    .getByRole('button', { name: /5 张|5 人/ })
    .last()
    .press('Enter')
  // Nobody has said yet in whose name.
  await page.getByRole('dialog').getByRole('textbox', { name: '单位名称' }).fill('蓝天客服中心')
  await page.keyboard.press('Enter')
  await expect(grid.getByText(/TS/)).toHaveCount(passed.length)
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path })
  }, pdf)
  await page.getByRole('button', { name: '打印成一个 PDF' }).press('Enter')
  await expect(page.getByRole('region', { name: '刚才发生的事' })).toContainText('证书.pdf', {
    timeout: 60_000,
  })
  expect(existsSync(pdf)).toBe(true)
}

async function followUp(page: Page): Promise<void> {
  await page.keyboard.press('Control+6')
  await expect(page.getByRole('grid', { name: '需要跟踪的人' }).getByRole('row')).toHaveCount(4)
  for (const [field, name] of [
    ['责任人', '周梓涵'],
    ['验证人', '何静'],
  ] as const) {
    await page.getByRole('combobox', { name: field }).focus()
    await page.keyboard.type(name)
    // Only once nobody else is offered any more is the first one meant.
    await expect(page.getByRole('option')).toHaveCount(1)
    await expect(page.getByRole('option', { name: new RegExp(name) })).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('combobox', { name: field })).toHaveValue(name)
  }
  await typeDay(page, page.getByRole('group', { name: '期限' }), localDay(new Date()))
  await page.getByRole('button', { name: '生成 3 项改进事项' }).press('Enter')
  const made = page.getByRole('grid', { name: '本期的改进事项' })
  await expect(made.getByRole('row')).toHaveCount(4)
  await expect(made.getByText('周梓涵')).toHaveCount(3)
}

/** Reads the file as it lies on the disk; gives the certificates' numbers by the name they bear. */
function checkBook(dir: string): Map<string, string> {
  const book = new Database(join(dir, 'book.db'), { readonly: true })
  try {
    expect(book.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(book.pragma('foreign_key_check')).toEqual([])
    checkAudit(book)

    const marks = book
      .prepare(
        `SELECT person.name, mark.theory, mark.practice, mark.total, mark.verdict FROM mark
         JOIN enrolment ON enrolment.id = mark.enrolment_id JOIN person ON person.id = enrolment.person_id
         ORDER BY person.staff_no`,
      )
      .all()
    expect(marks).toEqual([
      { name: '钱子轩', theory: 6600, practice: 7100, total: 6800, verdict: 'passed' },
      { name: '赵䶮', theory: 8800, practice: 9000, total: 8880, verdict: 'passed' },
      { name: '王㛃', theory: 7250, practice: 7500, total: 7350, verdict: 'passed' },
      { name: '古丽娜尔·买买提', theory: 9500, practice: 9325, total: 9430, verdict: 'passed' },
      { name: '沈俊杰', theory: 4500, practice: 5200, total: 4780, verdict: 'failed' },
      { name: '杨博文', theory: null, practice: null, total: null, verdict: 'missed' },
      { name: '张伟', theory: 7900, practice: 8000, total: 7940, verdict: 'passed' },
    ])

    const certificates = book
      .prepare(
        `SELECT certificate.number, certificate.status, person.name, count(certificate_print.id) AS prints
         FROM certificate JOIN person ON person.id = certificate.person_id
         LEFT JOIN certificate_print ON certificate_print.certificate_id = certificate.id
         GROUP BY certificate.id ORDER BY certificate.number`,
      )
      .all() as { number: string; status: string; name: string; prints: number }[]
    expect(certificates.map(one => one.name).sort()).toEqual([...passed].sort())
    expect(certificates.every(one => one.status === 'valid' && one.prints === 1)).toBe(true)
    const counted = certificates.map(one => Number(/\d+$/.exec(one.number)?.[0]))
    expect(counted).toEqual([1, 2, 3, 4, 5])
    expect(new Set(certificates.map(one => one.number.replace(/\d+$/, ''))).size).toBe(1)

    const actions = book
      .prepare(
        `SELECT person.name, action.origin, action.status, owner.name AS owner, verifier.name AS verifier
         FROM action JOIN person ON person.id = action.person_id
         JOIN person AS owner ON owner.id = action.owner_id JOIN person AS verifier ON verifier.id = action.verifier_id
         ORDER BY person.staff_no`,
      )
      .all()
    const rest = { status: 'open', owner: '周梓涵', verifier: '何静' }
    expect(actions).toEqual([
      { name: '吴一诺', origin: 'absent', ...rest },
      { name: '沈俊杰', origin: 'failed', ...rest },
      { name: '杨博文', origin: 'absent', ...rest },
    ])
    return new Map(certificates.map(one => [one.name, one.number]))
  } finally {
    book.close()
  }
}

/** Walks the chain from its start, with every commitment: each step of the journey stands in it. */
function checkAudit(book: Database.Database): void {
  const links = book
    .prepare(
      `SELECT audit.seq, audit.id, at, operator_id AS operatorId, area, command, kind, undo,
              schema_version AS schemaVersion, changes, commitment, seal, prev_hash AS prevHash, hash, salt, params
       FROM audit JOIN command_detail ON command_detail.command_seq = audit.seq ORDER BY audit.seq`,
    )
    .all() as (Omit<AuditRow, 'targets'> & { prevHash: string; hash: string; salt: string; params: string })[]
  expect(links.map(link => link.seq)).toEqual(links.map((_, index) => index + 1))
  let head = chainStart
  for (const { prevHash, hash, salt, params, ...link } of links) {
    expect(prevHash, `link ${link.seq}`).toBe(head)
    expect(linkHash({ ...link, targets: [] }, prevHash), `link ${link.seq}`).toBe(hash)
    expect(commitmentOf(book, link.seq, salt, params), `changes of ${link.seq}`).toEqual({
      commitment: link.commitment,
      changes: link.changes,
    })
    head = hash
  }
  const done = new Set(links.map(link => `${link.area}.${link.command}`))
  for (const step of ['courses.add', 'sessions.schedule', 'assessments.recordMarks', 'certificates.issue'])
    expect(done).toContain(step)
}

async function checkPdf(file: string, numbers: ReadonlyMap<string, string>): Promise<void> {
  const bytes = new Uint8Array(readFileSync(file))
  const pages = await textOfPages(bytes)
  expect(pages).toHaveLength(passed.length)
  for (const [name, number] of numbers) {
    const own = pages.filter(text => text.includes(number.replace(/\s/g, '')))
    expect(own, number).toHaveLength(1)
    expect(own[0]).toContain(name)
    expect(own[0]).toContain(course)
  }
  await checkFonts(bytes)
  checkPicture(file)
}

/** Every typeface lies in the file, and none is drawn glyph by glyph (Type 3), which no other program can search. */
async function checkFonts(bytes: Uint8Array): Promise<void> {
  const document = await PDFDocument.load(bytes)
  const name = (words: string) => PDFName.of(words)
  const dictionaries = document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFDict ? [object] : []))
  const fonts = dictionaries.filter(one => one.get(name('Type')) === name('Font'))
  expect(fonts.length).toBeGreaterThan(0)
  expect(fonts.filter(font => font.get(name('Subtype')) === name('Type3'))).toEqual([])
  for (const font of fonts) {
    // A composite font keeps its file in its descendant, which is a font of its own.
    if (font.get(name('Subtype')) === name('Type0')) continue
    const descriptor = font.lookup(name('FontDescriptor'), PDFDict)
    const embedded = ['FontFile', 'FontFile2', 'FontFile3'].some(key => descriptor.has(name(key)))
    expect(embedded, String(font.get(name('BaseFont')))).toBe(true)
  }
}

/** Drawn by another program: neither blank nor black. Without poppler the report says that nobody looked. */
function checkPicture(file: string): void {
  if (spawnSync('pdftoppm', ['-v']).error) {
    test.info().annotations.push({ type: 'not looked at', description: 'there is no pdftoppm' })
    return
  }
  const pgm = execFileSync('pdftoppm', ['-gray', '-r', '50', '-f', '1', '-l', '1', file], {
    maxBuffer: 64 * 1024 * 1024,
  })
  const [head = '', width = '', height = ''] =
    /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.toString('latin1')) ?? []
  expect(Number(width)).toBeGreaterThan(Number(height))
  const pixels = pgm.subarray(head.length)
  const inked = pixels.reduce((count, pixel) => count + (pixel < 200 ? 1 : 0), 0) / pixels.length
  expect(inked).toBeGreaterThan(0.003)
  expect(inked).toBeLessThan(0.5)
}
