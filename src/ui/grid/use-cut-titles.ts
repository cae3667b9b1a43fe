import { type RefObject, useEffect } from 'react'

/** What is cut off in the cell under the pointer becomes its title; what is whole needs none. A cell's own title stays. */
export function useCutTitles(scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = scroller.current
    element?.addEventListener('mouseover', titleOf)
    return () => element?.removeEventListener('mouseover', titleOf)
  }, [scroller])
}

function titleOf({ target }: MouseEvent): void {
  const cell = target instanceof Element ? target.closest('td, th') : null
  if (!(cell instanceof HTMLElement) || (cell.title !== '' && cell.dataset.cut === undefined)) return
  if (isCut(cell) || [...cell.querySelectorAll('*')].some(isCut)) {
    cell.title = cell.textContent?.trim() ?? ''
    cell.dataset.cut = ''
  } else if (cell.dataset.cut !== undefined) {
    cell.removeAttribute('title')
    delete cell.dataset.cut
  }
}

/** An input scrolls: what it holds is not cut. */
const isCut = (part: Element): boolean =>
  !(part instanceof HTMLInputElement) && part.clientWidth > 0 && part.scrollWidth > part.clientWidth + 1
