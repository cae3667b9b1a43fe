/** What the service prints, taken apart to be drawn in the page. */
export interface FaceDocument {
  css: string
  page: HTMLElement
}

const tags = new Set(['section', 'div', 'h1', 'p', 'span', 'bdi', 'wbr', 'br'])
/** The only style an element has of its own: the type size that makes a long name fit. */
const size = /^font-size:[\d.]+mm$/

/**
 * The first page of a printed document, made anew of known elements only. Its style sheet is handed over as text:
 * the policy of the page allows no inline style, and none is ever parsed here.
 */
export function faceDocument(html: string): FaceDocument | null {
  const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? ''
  const body = html.slice(html.indexOf('<body>'))
  // Names come escaped: a quoted style attribute in the text is always markup.
  const inert = new DOMParser().parseFromString(body.replaceAll(' style="', ' data-style="'), 'text/html')
  const first = inert.querySelector('section.page')
  if (!first) return null
  // Small type keeps the distances of large type instead of being set on whole pixels.
  const page = rebuilt(first)
  // Its own language, not that of the window around it: type is set by it.
  page.lang ||= /^<html lang="([\w-]+)"/m.exec(html)?.[1] ?? ''
  return { css: `${apart}\n${cssInShadow(style)}\n.page{text-rendering:geometricPrecision}`, page }
}

/** An English window sets Chinese punctuation narrow: nothing of that comes down to the paper. */
const apart = ':host{all:initial;display:block}'

/** Without the typefaces, which only the printer has, and with the document's own rules on the host. */
function cssInShadow(css: string): string {
  return css.replace(/@(?:font-face|page)\s*\{[^}]*\}/g, '').replace(/(^|[\s}])html\s*\{/g, '$1:host{')
}

function rebuilt(source: Element): HTMLElement {
  const name = source.localName
  const element = document.createElement(tags.has(name) ? name : 'span')
  element.className = source.className
  // The title of the paper is no heading of the page around it.
  if (name === 'h1') element.role = 'presentation'
  const language = source.getAttribute('lang')
  if (language) element.lang = language
  const style = source.getAttribute('data-style')
  if (style && size.test(style)) element.style.fontSize = style.slice('font-size:'.length)
  for (const child of source.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) element.append(child.textContent ?? '')
    else if (child instanceof Element) element.append(rebuilt(child))
  }
  return element
}
