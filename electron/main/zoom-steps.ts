export const leastZoom = 0.5
export const mostZoom = 3

/** As browsers have them; a window of 1280 px at twice the size still shows a page. */
const steps = [leastZoom, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, mostZoom]

/** What of a key press counts here. */
interface Press {
  type: string
  key: string
  control: boolean
  meta: boolean
  alt: boolean
}

export type ZoomAsk = 'in' | 'out' | 'reset'

/** Ctrl + − 0, on a Mac with ⌘; the + without its Shift too, as browsers take it. Null: another key. */
export function zoomAskOf({ type, key, control, meta, alt }: Press, isMac: boolean): ZoomAsk | null {
  if (type !== 'keyDown' || alt || !(isMac ? meta : control)) return null
  if (key === '+' || key === '=') return 'in'
  if (key === '-' || key === '_') return 'out'
  return key === '0' ? 'reset' : null
}

/** The size after `ask`, as a factor of 1; the ends stay. A size between two steps goes to the next one. */
export function zoomAfter(factor: number, ask: ZoomAsk): number {
  if (ask === 'reset') return 1
  if (ask === 'in') return steps.find(step => step > factor + 0.001) ?? mostZoom
  return steps.findLast(step => step < factor - 0.001) ?? leastZoom
}
