import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import { bringAllWords } from './language'

const known = new WeakMap<() => Promise<unknown>, unknown>()

/**
 * A part of the page loaded when it is first shown, with all words at hand. The same for the same `load`: a page that is
 * thrown away while it waits for a part would otherwise wait for another one each time it is drawn again, for ever.
 */
export function lazyPart<P extends object>(
  load: () => Promise<ComponentType<P>>,
): LazyExoticComponent<ComponentType<P>> {
  const before = known.get(load) as LazyExoticComponent<ComponentType<P>> | undefined
  if (before) return before
  const part = lazy(async () => {
    const [loaded] = await Promise.all([load(), bringAllWords()])
    return { default: loaded }
  })
  known.set(load, part)
  return part
}
