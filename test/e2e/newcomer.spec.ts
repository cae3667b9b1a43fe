import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from './support/launch'

test.use({ opening: { args: ['--lang', 'en'] } })

function dayIn(dir: string): string {
  const book = new Database(join(dir, 'book.db'), { readonly: true })
  try {
    return JSON.parse(
      book.prepare(`SELECT value FROM setting WHERE key = 'book.today'`).pluck().get() as string,
    )
  } finally {
    book.close()
  }
}

test('who opens the demonstration year sees how far it is, and the desk when it is whole', async ({
  zhixing: { page, dir },
}) => {
  test.setTimeout(120_000)
  await page.getByRole('button', { name: 'Open the demonstration year' }).click()
  await expect(page.getByRole('progressbar', { name: 'Building the demonstration year' })).toBeVisible()
  await page.getByRole('navigation', { name: 'Main navigation' }).waitFor({ timeout: 90_000 })
  // The last thing that is done in it, hours of the year after everything else.
  expect(dayIn(dir)).toBe('2026-12-09')
  await expect(page.getByRole('link', { name: /^Demo year 9 Dec/ })).toBeVisible()
})
