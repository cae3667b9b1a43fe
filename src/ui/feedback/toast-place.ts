export interface Box {
  left: number
  top: number
  width: number
  height: number
  /** How much worse than others it is to cover: 1 unless told. */
  weight?: number
}
type Size = Pick<Box, 'width' | 'height'>

/** Pixels from the right and the lower edge of the window. */
export interface ToastPlace {
  right: number
  bottom: number
}

const edge = 20
const step = 8

/**
 * Where something of this size covers least of `kept`, what a person may want to click: at the lower right if that is
 * free, else as near to it as it can be.
 */
export function toastPlace(size: Size, window: Size, kept: readonly Box[]): ToastPlace {
  let best = { right: edge, bottom: edge, covered: Number.POSITIVE_INFINITY, away: 0 }
  for (let bottom = edge; bottom <= Math.max(edge, window.height / 2); bottom += step) {
    for (let right = edge; right <= Math.max(edge, window.width - size.width - edge); right += step) {
      const away = bottom + right
      if (best.covered === 0 && away >= best.away) break
      const covered = coveredOf(
        { ...size, left: window.width - right - size.width, top: window.height - bottom - size.height },
        kept,
      )
      if (covered < best.covered || (covered === best.covered && away < best.away))
        best = { right, bottom, covered, away }
    }
  }
  return { right: best.right, bottom: best.bottom }
}

/** Square pixels. */
function coveredOf(box: Box, kept: readonly Box[]): number {
  return kept.reduce((sum, one) => {
    const width = Math.min(box.left + box.width, one.left + one.width) - Math.max(box.left, one.left)
    const height = Math.min(box.top + box.height, one.top + one.height) - Math.max(box.top, one.top)
    return width > 0 && height > 0 ? sum + width * height * (one.weight ?? 1) : sum
  }, 0)
}

const controls =
  'button, a[href], input, select, textarea, summary, kbd, [role="spinbutton"], [role="option"], [role="menuitem"], tr:focus, td:focus'

/**
 * Where a form is saved or left: whole, since what is missed there by a few pixels is done by mistake. And what a page
 * comes to, at its foot: totals and keys are read while one enters.
 */
const feet = '[data-side-panel] > footer, [role="dialog"] footer, [data-foot]'
/** Worse than all controls of a window together. */
const footWeight = 1000

const feetOf = (): Box[] =>
  [...document.querySelectorAll(feet)].map(foot => {
    const { left, top, width, height } = foot.getBoundingClientRect()
    return { left, top, width, height, weight: footWeight }
  })

/** What can be clicked now, and the keys that are shown: drawn, not scrolled out of sight, not behind something. */
function controlsBut(own: Element): Box[] {
  // Where nothing is drawn nothing is covered.
  if (!document.elementsFromPoint) return []
  return [...document.querySelectorAll(controls)].flatMap(element => {
    if (own.contains(element)) return []
    const box = element.getBoundingClientRect()
    const at = document.elementsFromPoint(box.left + box.width / 2, box.top + box.height / 2)
    return box.width > 0 && at.some(one => one === element || element.contains(one)) ? [box] : []
  })
}

/** Says where `list` shall stand, at once and as the page changes under it. Returns how to stop. */
export function keepClear(list: HTMLElement, onPlace: (place: ToastPlace) => void): () => void {
  let frame = 0
  const put = () => {
    frame = 0
    const { offsetWidth: width, offsetHeight: height } = list
    onPlace(
      toastPlace({ width, height }, { width: window.innerWidth, height: window.innerHeight }, [
        ...controlsBut(list),
        ...feetOf(),
      ]),
    )
  }
  const soon = () => {
    frame ||= requestAnimationFrame(put)
  }
  const page = new MutationObserver(changes => {
    if (changes.some(({ target }) => !list.contains(target))) soon()
  })
  page.observe(document.body, { childList: true, subtree: true })
  const moves = ['transitionend', 'animationend'] as const
  for (const event of moves) document.addEventListener(event, soon)
  window.addEventListener('resize', soon)
  put()
  return () => {
    cancelAnimationFrame(frame)
    page.disconnect()
    for (const event of moves) document.removeEventListener(event, soon)
    window.removeEventListener('resize', soon)
  }
}
