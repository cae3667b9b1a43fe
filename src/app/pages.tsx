import { type ComponentType, lazy } from 'react'
import type { Brought } from './brought'
import { bringWords } from './language'
import type { Route } from './links'
import type { PageArea } from './page-area'
import { areaOfPage } from './page-areas'

/** A page as the frame draws it: with where it stands, and what other areas bring to it. */
type Page = ComponentType<{ route: Route; brought: Brought }>

/** Those that are here, and those on their way. */
const here = new Map<string, Page>()
const coming = new Map<string, Promise<Page>>()
const later = new Map<string, Page>()

/** A page with the words of its area; what it shows of other areas waits for theirs by itself. */
function load(area: PageArea, page: string): Promise<Page> {
  const known = coming.get(page)
  if (known) return known
  const bring = async () => {
    const [part] = await Promise.all([area.pages[page]?.(), bringWords(area.pageWords?.[page] ?? area.name)])
    if (!part) throw new Error(`no page ${page}`)
    here.set(page, part as Page)
    return part as Page
  }
  const promise = bring()
  coming.set(page, promise)
  promise.catch(() => coming.delete(page))
  return promise
}

/** Before anything is drawn: the page of an address stands there with the frame, and is not waited for twice. */
export async function bringPage(page: string): Promise<void> {
  const area = areaOfPage(page)
  // What cannot be loaded is said where it would stand.
  if (area) await load(area, page).catch(() => undefined)
}

/** The page of a route: at once where it is here, else when it has come. */
export function pageOf({ page }: Route): Page {
  const area = areaOfPage(page)
  if (!area) throw new Error(`no page ${page}`)
  // The one that was drawn first stays: another would begin anew.
  const known = later.get(page) ?? here.get(page)
  if (known) return known
  const part = lazy(async () => {
    try {
      return { default: await load(area, page) }
    } catch (error) {
      later.delete(page)
      throw error
    }
  })
  later.set(page, part)
  return part
}
