import { appendFile, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { demonstrationBook, dropTemplate, openAsOperator } from './support/books'
import { openEntry } from './support/first-steps'
import { expect, test } from './support/launch'

test.afterAll(dropTemplate)

interface Person {
  name: string
  name_en: string | null
  staff_no: string | null
  phone: string | null
  email: string | null
}

/** Everything in the book that tells who somebody is. */
function whoIsIn(dir: string): Person[] {
  const book = new Database(join(dir, 'book.db'), { readonly: true })
  try {
    const people = book.prepare('SELECT name, name_en, staff_no, phone, email FROM person').all() as Person[]
    const operators = book.prepare('SELECT name FROM operator').all() as Pick<Person, 'name'>[]
    const nothing = { name_en: null, staff_no: null, phone: null, email: null }
    return [...people, ...operators.map(({ name }) => ({ name, ...nothing }))]
  } finally {
    book.close()
  }
}

/** A log as failures would leave it that quote whom they failed for. */
const quoting = ({ name, staff_no, phone }: Person) =>
  [
    `[2026-11-28 17:14:09.362] [error] [1f2e3d4c] people.hire`,
    `Error: ${name} (${staff_no}) ${phone} is there already`,
    `    at hire (/home/${name}/zhixing/out/main/service.js:12:7)`,
    `SqliteError: UNIQUE constraint failed: person.staff_no`,
    `Error: ENOENT: no such file or directory, open '/home/${name}/${staff_no}.xlsx'`,
    `${phone}`,
    '',
  ].join('\n')

for (const [language, words] of Object.entries({
  'zh-CN': {
    entry: '设置',
    open: '复制诊断信息…',
    title: '诊断信息',
    record: '完整，共',
    scans: '扫描件：没有',
    copy: '复制',
    copied: '已复制诊断信息',
  },
  en: {
    entry: 'Settings',
    open: 'Copy diagnostics…',
    title: 'Diagnostics',
    record: 'intact,',
    scans: 'Scans: none',
    copy: 'Copy',
    copied: 'Diagnostics copied',
  },
} as const)) {
  test(`what is copied is what was shown, and names nobody (${language})`, async () => {
    const dir = await demonstrationBook()
    const people = whoIsIn(dir)
    expect(people.length).toBeGreaterThan(500)
    await mkdir(join(dir, 'logs'), { recursive: true })
    for (const person of people.slice(0, 40))
      await appendFile(join(dir, 'logs', 'zhixing.log'), quoting(person))

    const zhixing = await openAsOperator(dir, language as 'zh-CN' | 'en')
    const { page, app } = zhixing
    await openEntry(page, words.entry)
    await page.getByRole('button', { name: words.open }).click()
    const shown = page.getByRole('dialog').getByRole('region', { name: words.title })
    await expect(shown).toContainText('UNIQUE constraint failed: person.staff_no')
    // The record check has ended: nothing of the text changes any more.
    await expect(shown).toContainText(words.record)
    await expect(shown).toContainText(words.scans)
    const text = (await shown.textContent()) ?? ''
    for (const expected of [
      /Electron \d+\.\d+/,
      /SQLite 3\.\d+/,
      /journal_mode wal/,
      /people\.hire/,
      /started \d+\.\d+\.\d+/,
      /hire \(service\.js:12:7\)/,
    ])
      expect(text).toMatch(expected)

    await page.getByRole('dialog').getByRole('button', { name: words.copy, exact: true }).click()
    await expect(page.getByText(words.copied)).toBeVisible()
    const copied = await app.evaluate(({ clipboard }) => clipboard.readText())
    expect(copied).toBe(text)

    // Whole words: the number 12 of a line of code is nobody's staff number.
    const tokens = new Set(copied.split(/[^\p{L}\p{N}@.+-]+/u))
    const told = people.flatMap(({ name, name_en, staff_no, phone, email }) => [
      ...[name, name_en, phone, email].filter(one => one && copied.includes(one)),
      ...[staff_no].filter(one => one && tokens.has(one)),
    ])
    expect(told).toEqual([])
    expect(copied).not.toContain(dir)
    await zhixing.close()
    await rm(dir, { recursive: true, force: true })
  })
}
