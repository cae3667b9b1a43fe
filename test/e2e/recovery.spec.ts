import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { demonstrationBook, dropTemplate } from './support/books'
import { expect, freshFolder, launch, test } from './support/launch'
import { visit } from './support/pages'

test.afterAll(dropTemplate)

const pageBytes = 4096

interface Mark {
  enrolmentId: string
  sessionId: string
  staffNo: string
  theory: number | null
  practice: number | null
}

const marksIn = (file: string): Mark[] => {
  const book = new Database(file, { readonly: true })
  try {
    return book
      .prepare(
        `SELECT enrolment_id AS enrolmentId, mark.session_id AS sessionId, staff_no AS staffNo, theory, practice
         FROM mark JOIN enrolment ON enrolment.id = enrolment_id JOIN person ON person.id = person_id
         WHERE attempt = 1`,
      )
      .all() as Mark[]
  } finally {
    book.close()
  }
}

/** Overwrites the page with the newest marks, as a failing disk would. */
function ruinNewestMarks(file: string): void {
  const book = new Database(file, { readonly: true })
  const page = book
    .prepare("SELECT pageno FROM dbstat WHERE name = 'mark' AND pagetype = 'leaf' ORDER BY path DESC LIMIT 1")
    .pluck()
    .get() as number
  book.close()
  const handle = openSync(file, 'r+')
  writeSync(handle, Buffer.alloc(pageBytes, 0xff), 0, pageBytes, (page - 1) * pageBytes)
  closeSync(handle)
}

test('damaged data: recovered, gone through by the list of losses, entered again, and settled', async () => {
  test.setTimeout(300_000)
  const dir = await demonstrationBook()
  const file = join(dir, 'book.db')
  const before = marksIn(file)
  ruinNewestMarks(file)
  const { app, page } = await launch({ dir, args: ['--lang', 'zh-CN'] })

  await test.step('what could be recovered is restored', async () => {
    const recovered = page.getByRole('listitem').filter({ hasText: '从损坏数据中找回' })
    // Every page of it is read, and what can be told is recovered, before the list stands there.
    await expect(recovered).toBeVisible({ timeout: 90_000 })
    await recovered.getByRole('button', { name: /^恢复/ }).click()
    const question = page.getByRole('dialog')
    await question.getByRole('button', { name: /^恢复/ }).click()
    await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible({ timeout: 60_000 })
  })
  const left = new Set(marksIn(file).map(({ enrolmentId }) => enrolmentId))
  const lost = before.filter(({ enrolmentId }) => !left.has(enrolmentId))
  expect(lost.length).toBeGreaterThan(0)

  await visit(page, { name: 'today', hash: '#/today' })
  const notice = page.getByText(/从损坏中找回$/)
  await expect(notice).toBeVisible()
  const list = page.getByRole('dialog', { name: '缺失清单' })

  await test.step('the list of losses goes into a workbook', async () => {
    await page.getByRole('button', { name: /^查看缺失清单/ }).click()
    await expect(
      list
        .getByRole('row')
        .filter({ hasText: lost[0]?.staffNo ?? '' })
        .first(),
    ).toBeVisible()
    const chosen = join(await freshFolder(), '缺失清单.xlsx')
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath })
    }, chosen)
    await list.getByRole('button', { name: '导出 Excel…' }).click()
    await expect.poll(() => existsSync(chosen)).toBe(true)
    expect(readFileSync(chosen).subarray(0, 2).toString()).toBe('PK')
  })

  const [first] = lost
  const mine = lost.filter(({ sessionId }) => sessionId === first?.sessionId)
  await test.step('a link leads to the session, where the lost marks are entered again', async () => {
    await list
      .getByRole('row')
      .filter({ hasText: first?.staffNo ?? '' })
      .filter({ hasText: '成绩' })
      .getByRole('link')
      .first()
      .click()
    await expect(page).toHaveURL(new RegExp(`session\\?id=${first?.sessionId}.*tab=marks`))
    await expect(list).toHaveCount(0)
    const grid = page.getByRole('grid', { name: '成绩' })
    for (const { staffNo, theory, practice } of mine) {
      const row = grid.getByRole('row').filter({ hasText: staffNo })
      await row.getByRole('gridcell').nth(4).click()
      await page.keyboard.type(String((theory ?? 8000) / 100))
      await page.keyboard.press('Tab')
      await page.keyboard.type(String((practice ?? 8000) / 100))
      await page.keyboard.press('Enter')
    }
    await expect
      .poll(() => marksIn(file).filter(({ sessionId }) => sessionId === first?.sessionId).length)
      .toBe(before.filter(({ sessionId }) => sessionId === first?.sessionId).length)
  })

  await test.step('and once somebody has gone through it, nothing of it is asked any more', async () => {
    await visit(page, { name: 'today', hash: '#/today' })
    await page.getByRole('button', { name: '已核对…' }).click()
    const question = page.getByRole('dialog')
    await question.getByRole('textbox', { name: '核对方式' }).fill('对照成绩登记表，缺的补录了')
    await question.getByRole('button', { name: '已核对' }).click()
    await expect(question).toHaveCount(0)
    await expect(notice).toHaveCount(0)
    await visit(page, { name: 'sessions', hash: '#/sessions' })
    await expect(page.getByText(/本页数字可能偏少/)).toHaveCount(0)
  })
})
