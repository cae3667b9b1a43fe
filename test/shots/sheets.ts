import { rm } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { demonstrationBook, dropTemplate, openAsOperator, placesIn } from '../e2e/support/books'
import { visit } from '../e2e/support/pages'
import { camera, languages, shutters } from './camera'

test.afterAll(dropTemplate)

/** Sheets wider than the window: whose row it is stays in sight beside the cell one has gone to. */
for (const language of languages) {
  test(`sheets wider than the window, ${language}`, async () => {
    const dir = await demonstrationBook()
    const { sessionId } = placesIn(dir)
    const opened = await openAsOperator(dir, language)
    const { page } = opened
    const { both, dark } = shutters(opened, language)
    const sheets = [
      { name: 'marks', hash: `#/session?id=${sessionId}&tab=marks` },
      { name: 'attendance', hash: `#/session?id=${sessionId}&tab=attendance` },
      { name: 'posts', hash: '#/posts' },
    ]
    for (const sheet of sheets) {
      await camera(opened, language, { width: 1024, height: 700 })
      await visit(page, sheet)
      const cell = page.getByRole('gridcell').nth(3)
      await expect(cell).toBeVisible()
      await cell.click()
      await page.keyboard.press('End')
      await both(`wide-${sheet.name}`)
      await dark(`wide-${sheet.name}`)
    }
    await opened.close()
    await rm(dir, { recursive: true, force: true })
  })
}
