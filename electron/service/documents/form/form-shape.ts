import { fitLogo, type LogoSize } from '../../../../src/domain/forms/logo'

/** Millimetres. The left margin is wide: forms are bound on that side. */
export const FORM_MM = {
  margin: { top: 12, right: 10, bottom: 9, left: 18 },
  /** Company and form number, then the title. */
  head: 19,
  /** At most: a logo stands at the left of the head, the company's name beside it. */
  logo: { width: 26, height: 11, gap: 2 },
  fact: 7.5,
  factLabel: 18,
  /** Headings of one line, and of two where columns are grouped. */
  heads: 9,
  groupedHeads: 14.6,
  lowerHeads: 6.2,
  partHeading: 7.5,
  /** Above sentences without a heading. */
  proseGap: 2.5,
  /** A row to sign in, at least and at most: 21 to a portrait page with three lines of facts. */
  tallRow: 9.25,
  tallestRow: 11.5,
  row: 7,
  /** What each line after the second adds to a printed row. */
  rowLine: 4,
  paragraphLine: 6.2,
  foot: { signed: 25, unsigned: 10 },
  /** Type sizes. */
  type: { text: 3.4, smallest: 1.8, title: 6.4, note: 3 },
} as const

export const paperOf = (landscape: boolean) =>
  landscape ? { width: 297, height: 210 } : { width: 210, height: 297 }

/** Between the margins. */
export function usableWidth(landscape: boolean): number {
  return paperOf(landscape).width - FORM_MM.margin.left - FORM_MM.margin.right
}

/** To hundredths of a millimetre. */
export const rounded = (millimetres: number): number => Math.round(millimetres * 100) / 100

/** A logo as large as the head has room for; and how far the company's name gives way to it. */
export function logoPlace(logo: LogoSize | null): (LogoSize & { aside: number }) | null {
  if (logo === null) return null
  const { width, height } = fitLogo(logo, FORM_MM.logo)
  return { width: rounded(width), height: rounded(height), aside: rounded(width + FORM_MM.logo.gap) }
}
