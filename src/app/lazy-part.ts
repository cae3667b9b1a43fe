import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import { bringAllWords } from './language'

/** A part of the page loaded when it is first shown, with all words at hand. */
export function lazyPart<P extends object>(
  load: () => Promise<ComponentType<P>>,
): LazyExoticComponent<ComponentType<P>> {
  return lazy(async () => {
    const [part] = await Promise.all([load(), bringAllWords()])
    return { default: part }
  })
}
