import type { Page } from '@playwright/test'
import { brought } from '../../../src/app/areas'
import { pageAreas } from '../../../src/app/page-areas'
import type { Places } from './books'
import { expect } from './launch'

/** A page to go to, by its address. */
export interface Stop {
  name: string
  hash: string
}

/** One id of each kind there is to look at. */
const idsIn = ({ sessionId, personId, courseId, actionId }: Places): Record<string, string> => ({
  '@session': sessionId,
  '@person': personId,
  '@course': courseId,
  '@action': actionId,
})

/** Every page of the application with the views that have an address of their own. */
export function stopsOf(places: Places): Stop[] {
  const ids = idsIn(places)
  return pageAreas().flatMap(({ routes, stops }) =>
    Object.entries(routes).flatMap(([page, schema]) => {
      const own = stops?.[page]?.flatMap(perTab) ?? ['']
      return own.map((query, index) => {
        const values = Object.fromEntries(
          [...new URLSearchParams(query)].map(([key, value]) => [key, ids[value] ?? value]),
        )
        const parsed = schema.safeParse(values)
        expect(parsed.success, `${page} has a stop`).toBe(true)
        const last = query.split('=').at(-1)?.replace('@', '')
        const name = own.length > 1 && (index > 0 || query !== '') ? `${page}-${last}` : page
        const text = new URLSearchParams(values).toString()
        return { name, hash: `#/${page}${text ? `?${text}` : ''}` }
      })
    }),
  )
}

/** '@tab' is each of a session's tabs. */
const perTab = (query: string): string[] =>
  query.includes('@tab') ? brought.sessionTabs.map(({ id }) => query.replace('@tab', id)) : [query]

/** Goes to an address and waits for what stands there: nothing is on its way any more. */
export async function visit(page: Page, { name, hash }: Stop): Promise<void> {
  await page.evaluate(address => {
    window.location.hash = address
  }, hash)
  await settled(page, name)
}

/** The page has its title, nothing of it is still loading, and it could be shown. */
export async function settled(page: Page, name: string): Promise<void> {
  const main = page.getByRole('main')
  await expect(main, name).toBeVisible()
  const waiting = main.getByRole('status').filter({ hasText: /^(正在载入|Loading)/ })
  await expect(waiting, `${name} is still loading`).toHaveCount(0)
  // The first: a certificate shown in the page has a heading of its own.
  await expect(page.getByRole('heading', { level: 1 }).first(), name).not.toHaveText('')
  await expect(main.getByText(/找不到这个页面|无法显示这个页面|Page not found/), name).toHaveCount(0)
}

/** One picture: the page when two in a row are the same. */
export async function stillPicture(page: Page): Promise<Buffer> {
  let last = await page.screenshot({ animations: 'disabled' })
  await expect
    .poll(
      async () => {
        const next = await page.screenshot({ animations: 'disabled' })
        const same = next.equals(last)
        last = next
        return same
      },
      { message: 'the page does not come to rest', intervals: [100, 200, 300] },
    )
    .toBe(true)
  return last
}

/** The page in the other language, from the menu of who acts. */
export async function speak(page: Page, language: 'English' | '中文'): Promise<void> {
  await page.getByRole('banner').getByRole('button').last().press('Enter')
  await page.getByRole('menuitem', { name: language }).press('Enter')
}
