import type { Layout } from '../imports/layout'
import { simplified } from '../text/simplified'

const FULL =
  /(?:满分|总分|共)\s*[:：为]?\s*(\d{1,3})|(\d{1,3})\s*分制|(?:out of|max\.?|scale of)\s*:?\s*(\d{1,3})/gi
/** Under or beside a heading: 20分, （20分）, /20. */
const BESIDE = /^(?:满分)?(\d{1,3})分$|[（(]\s*(\d{1,3})\s*分\s*[)）]|\/\s*(\d{1,3})$/gi

/**
 * Of how many points ratings are, as the title, the headings, the row of full marks or the legend of a sheet say: 满分20,
 * 十分制 in figures, out of 20. Null where they say nothing, or not the same everywhere.
 */
export function statedScale(
  { title, headings, findings }: Pick<Layout, 'title' | 'headings' | 'findings'>,
  columns: readonly number[],
): number | null {
  const notes = findings.filter(({ code }) => code === 'note_row').map(({ value }) => value)
  const beside = [...columns.map(column => headings[column] ?? ''), ...notes]
  const said = [...numbersIn(FULL, [title, ...beside]), ...numbersIn(BESIDE, beside)]
  const [full, ...others] = new Set(said)
  return full !== undefined && others.length === 0 && full > 5 && full <= 100 ? full : null
}

const numbersIn = (pattern: RegExp, texts: readonly string[]): number[] =>
  texts.flatMap(text =>
    [...simplified(text).matchAll(pattern)].map(([, ...found]) =>
      Number(found.find(one => one !== undefined)),
    ),
  )
