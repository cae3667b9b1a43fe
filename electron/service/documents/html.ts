/** Markup that is safe to put into a document: made by `html`, never from a person's text as it came. */
export class Html {
  constructor(readonly markup: string) {}
}

export type HtmlValue = Html | string | number | null | undefined | readonly HtmlValue[]

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

// Control characters and noncharacters are invalid in HTML, NUL ends some parsers' patience, and a lone surrogate
// cannot be encoded at all: a name may hold them (old exports do), a page may not.
const SUSPECT = /[^\x20-\x7e\xa0-\u2eff\u3000-\ud7ff\ue000-\ufdcf]/
const UNPRINTABLE = /[\p{Cc}\p{Noncharacter_Code_Point}]/gu
const LONE_SURROGATE = /\p{Cs}/gu

// 方 copied from a PDF often arrives as the radical ⽅, which is the same sign and is not in the printing faces.
const KANGXI_RADICAL = /[\u2f00-\u2fd5]/g

/** A person's text as a page can carry it: `'王\0芳'` → `'王芳'`. Tabs and line ends become spaces. */
export function printableText(text: string): string {
  if (!SUSPECT.test(text)) return text
  return text
    .replace(/[\t\r\n]+/g, ' ')
    .replace(UNPRINTABLE, '')
    .replace(LONE_SURROGATE, '\uFFFD')
    .replace(KANGXI_RADICAL, radical => radical.normalize('NFKC'))
}

/** Text for an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return printableText(text).replace(/[&<>"']/g, character => ENTITIES[character] ?? character)
}

function markupOf(value: HtmlValue): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Html) return value.markup
  if (typeof value === 'string') return escapeHtml(value)
  if (typeof value === 'number') return String(value)
  return value.map(markupOf).join('')
}

/** The only way to make markup: what is interpolated is escaped unless it was made by `html` itself. */
export function html(parts: TemplateStringsArray, ...values: HtmlValue[]): Html {
  return new Html(parts.reduce((markup, part, index) => markup + markupOf(values[index - 1]) + part))
}

/**
 * A translated sentence whose blanks are markup: the sentence is asked for with marks in the blanks, escaped, and
 * only then filled, so a person's text never passes through the translator (which would expand `$t(…)` in it).
 */
export function sentence<Blank extends string>(
  translate: (blanks: Record<Blank, string>) => string,
  blanks: Record<Blank, HtmlValue>,
): Html {
  const names = Object.keys(blanks) as Blank[]
  const marks = Object.fromEntries(names.map((name, index) => [name, mark(index)])) as Record<Blank, string>
  const filled = names.reduce(
    (markup, name, index) => markup.replaceAll(mark(index), () => markupOf(blanks[name])),
    escapeHtml(translate(marks)),
  )
  return new Html(filled)
}

// Private-use characters: no translation holds them, and they are put in before any person's text is.
function mark(index: number): string {
  return `\uE0F0${index}\uE0F1`
}
