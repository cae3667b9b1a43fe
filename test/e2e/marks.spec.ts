import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { demonstrationBook, dropTemplate, openAsOperator } from './support/books'
import { draftsIn } from './support/drafts-file'
import { expect, test, unforgivable } from './support/launch'

test.afterAll(dropTemplate)

interface Waiting {
  sessionId: string
  /** People without a mark, in the order of the roll. */
  people: { id: string; staffNo: string; name: string }[]
}

function inBook<T>(dir: string, read: (book: Database.Database) => T): T {
  const book = new Database(join(dir, 'book.db'), { readonly: true })
  try {
    return read(book)
  } finally {
    book.close()
  }
}

/** The session of theory and practice in which some people have no mark yet. */
function waiting(dir: string): Waiting {
  return inBook(dir, book => {
    const sessionId = book
      .prepare(
        `SELECT session.id FROM session JOIN enrolment ON enrolment.session_id = session.id
         LEFT JOIN mark ON mark.enrolment_id = enrolment.id
         WHERE session.status = 'held' AND theory_weight > 0 AND practice_weight > 0
         AND EXISTS (SELECT 1 FROM mark AS own WHERE own.session_id = session.id)
         AND NOT EXISTS (SELECT 1 FROM certificate WHERE certificate.session_id = session.id)
         GROUP BY session.id HAVING sum(mark.attempt IS NULL) > 4 LIMIT 1`,
      )
      .pluck()
      .get() as string
    const people = book
      .prepare(
        `SELECT enrolment.id, person.staff_no AS staffNo, person.name FROM enrolment
         JOIN person ON person.id = enrolment.person_id
         LEFT JOIN mark ON mark.enrolment_id = enrolment.id
         WHERE enrolment.session_id = ? AND enrolment.status = 'enrolled' AND mark.attempt IS NULL
         AND NOT EXISTS (SELECT 1 FROM attendance WHERE attendance.enrolment_id = enrolment.id
                         AND attendance.state IN ('absent', 'leave'))
         ORDER BY person.staff_no`,
      )
      .all(sessionId) as Waiting['people']
    return { sessionId, people }
  })
}

const marksOf = (dir: string, enrolmentId: string) =>
  inBook(dir, book =>
    book
      .prepare(
        `SELECT attempt, theory, theory_state, practice, total, verdict FROM mark
         WHERE enrolment_id = ? ORDER BY attempt`,
      )
      .all(enrolmentId),
  )

const open = (page: Page, sessionId: string, tab: string) =>
  page.evaluate(hash => {
    window.location.hash = hash
  }, `#/session?id=${sessionId}&tab=${tab}`)

test('marks by keyboard: typed, F2, a block from Excel, a resit, and taken back', async () => {
  const dir = await demonstrationBook()
  const { sessionId, people } = waiting(dir)
  const [first, second, third, fourth] = people
  if (!first || !second || !third || !fourth)
    throw new Error('the demonstration year has nobody without marks')
  const zhixing = await openAsOperator(dir, 'zh-CN')
  const { page, app } = zhixing
  await open(page, sessionId, 'marks')
  const grid = page.getByRole('grid', { name: '成绩' })
  const row = (staffNo: string): Locator => grid.getByRole('row').filter({ hasText: staffNo })
  const focused = page.locator(':focus')

  await test.step('the sheet waits where a mark is missing', async () => {
    await expect(row(first.staffNo)).toContainText(first.name)
    await expect(focused).toHaveAttribute('aria-colindex', '5')
    await expect(row(first.staffNo).locator(':focus')).toHaveCount(1)
  })
  await test.step('digits, Tab, decimals, F2', async () => {
    await page.keyboard.type('92')
    await page.keyboard.press('Tab')
    await page.keyboard.type('88.5')
    await page.keyboard.press('Enter')
    await expect(row(first.staffNo)).toContainText('合格')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('F2')
    await expect(row(second.staffNo)).toContainText('缺考')
  })
  await test.step('a refused mark stays open', async () => {
    await page.keyboard.type('101')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toHaveText('分数要在 0 到 100 之间')
    await page.keyboard.press('Escape')
  })
  await test.step('a block with a bad cell is asked about before anything is written', async () => {
    await expect(row(third.staffNo).locator(':focus')).toHaveCount(1)
    const copy = (text: string) => app.evaluate(({ clipboard }, words) => clipboard.writeText(words), text)
    await copy('50\t61\r\n70\t未知\r\n')
    await page.keyboard.press('Control+v')
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('粘贴的内容有 1 格不能写入')
    await expect(dialog.getByRole('row').nth(1)).toContainText(fourth.name)
    expect(marksOf(dir, third.id)).toEqual([])
    await dialog.getByRole('button', { name: '全部不写' }).click()
    await copy('50\t61\r\n90\t缺考\r\n')
    await page.keyboard.press('Control+v')
    await expect(page.getByRole('region', { name: '刚才发生的事' })).toContainText(
      '已粘贴 2 人的成绩，共 4 格',
    )
    await expect(row(third.staffNo)).toContainText('不合格')
  })
  await test.step('who failed stands under 补考, beside the first mark', async () => {
    await page.getByText('补考', { exact: true }).first().click()
    await expect(row(first.staffNo)).toHaveCount(0)
    const resit = row(third.staffNo)
    await expect(resit).toContainText('不合格')
    await resit.getByRole('gridcell').nth(5).click()
    await page.keyboard.type('95')
    await page.keyboard.press('Tab')
    await page.keyboard.type('96')
    await page.keyboard.press('Enter')
    await expect(resit.getByRole('gridcell').nth(8)).toContainText('合格')
    // Shown at once; saved a moment later.
    await expect.poll(() => marksOf(dir, third.id)).toMatchObject([{}, { practice: 9600 }])
  })
  await test.step('Ctrl+Z takes the last cell back', async () => {
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+z')
    await expect(row(third.staffNo).getByRole('gridcell').nth(6)).toHaveText('')
    await page.keyboard.press('Control+Shift+z')
    await expect(row(third.staffNo).getByRole('gridcell').nth(6)).toHaveText('96')
  })

  await zhixing.close()
  expect(unforgivable(zhixing.errors)).toEqual([])
  expect(marksOf(dir, first.id)).toMatchObject([
    { attempt: 1, theory: 9200, practice: 8850, verdict: 'passed' },
  ])
  expect(marksOf(dir, second.id)).toMatchObject([{ attempt: 1, theory_state: 'missed', verdict: 'missed' }])
  expect(marksOf(dir, third.id)).toMatchObject([
    { attempt: 1, theory: 5000, practice: 6100, verdict: 'failed' },
    { attempt: 2, theory: 9500, practice: 9600, verdict: 'passed' },
  ])
  expect(marksOf(dir, fourth.id)).toMatchObject([{ theory: 9000, verdict: 'missed' }])
  await rm(dir, { recursive: true, force: true })
})

test('a mark whose cell was not left stands there again after the window was killed', async () => {
  const dir = await demonstrationBook()
  const { sessionId, people } = waiting(dir)
  const [first] = people
  if (!first) throw new Error('the demonstration year has nobody without marks')
  const killed = await openAsOperator(dir, 'zh-CN')
  await open(killed.page, sessionId, 'marks')
  await expect(killed.page.getByRole('row').filter({ hasText: first.staffNo }).locator(':focus')).toHaveCount(
    1,
  )
  await killed.page.keyboard.type('64')
  await expect.poll(() => draftsIn(dir)).toContain('"64"')
  const gone = once(killed.app.process(), 'exit')
  killed.app.process().kill('SIGKILL')
  await gone

  const { page, close } = await openAsOperator(dir, 'zh-CN')
  await open(page, sessionId, 'marks')
  const cell = page.getByRole('textbox', { name: `${first.name} 理论` })
  await expect(cell).toHaveValue('64')
  await cell.press('Enter')
  await expect.poll(() => marksOf(dir, first.id)).toMatchObject([{ theory: 6400 }])
  await expect.poll(() => draftsIn(dir)).toBe('')
  await close()
  await rm(dir, { recursive: true, force: true })
})
