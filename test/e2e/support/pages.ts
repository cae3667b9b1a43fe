import type { Page } from '@playwright/test'
import type { Route, SessionTab } from '../../../src/app/links'
import type { Places } from './books'
import { expect } from './launch'

/** A page to go to, by its address. */
export interface Stop {
  name: string
  hash: string
}

const tabs: readonly SessionTab[] = ['roster', 'attendance', 'marks', 'certificates', 'file', 'follow-up']

/** Every address there is: a new route does not compile before it stands here. */
const addresses: Record<Route['page'], (places: Places) => Record<string, string>> = {
  today: () => ({ today: '' }),
  needs: () => ({ needs: '' }),
  gaps: () => ({ gaps: '' }),
  courses: () => ({ courses: '' }),
  course: ({ courseId }) => ({ course: `?id=${courseId}` }),
  places: () => ({ places: '' }),
  plan: () => ({ plan: '' }),
  sessions: () => ({ sessions: '' }),
  session: ({ sessionId }) =>
    Object.fromEntries(tabs.map(tab => [`session-${tab}`, `?id=${sessionId}&tab=${tab}`])),
  schedule: ({ courseId }) => ({ schedule: `?courseId=${courseId}` }),
  certificates: () => ({ certificates: '' }),
  people: () => ({ people: '' }),
  person: ({ personId }) => ({ person: `?id=${personId}` }),
  posts: () => ({ posts: '' }),
  improvement: ({ actionId }) => ({ improvement: '', 'improvement-action': `?actionId=${actionId}` }),
  records: () => ({ records: '', 'records-results': '?tab=results' }),
  import: () => ({ import: '' }),
  history: () => ({ history: '' }),
  settings: () => ({ settings: '' }),
}

/** Every page of the application with the views that have an address of their own. */
export function stopsOf(places: Places): Stop[] {
  return Object.entries(addresses).flatMap(([page, of]) =>
    Object.entries(of(places)).map(([name, query]) => ({ name, hash: `#/${page}${query}` })),
  )
}

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
  await expect(main.getByText(/没有这个页面|这个页面显示不出来|There is no such page/), name).toHaveCount(0)
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
