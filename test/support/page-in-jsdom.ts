import { configure } from '@testing-library/react'
// As the application does before it draws a page: pages ask the areas for addresses and words.
import '../../src/app/areas'

/*
 * What a browser has and jsdom has not, as far as our pages use it. Loaded before every test of the ui tier.
 */
if (typeof document !== 'undefined') {
  // react-aria quotes ids with it when a popover opens.
  globalThis.CSS ??= { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') } as typeof CSS
  Element.prototype.scrollIntoView ??= () => undefined
}

// On a loaded machine the first page of a file takes longer than the second that is waited by default.
configure({ asyncUtilTimeout: 10_000 })
