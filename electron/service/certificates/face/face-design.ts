import type { Language } from '../../../../src/i18n/setup'

/** What a line of a certificate says. */
export type FaceField = 'title' | 'sentence' | 'issuer' | 'issued' | 'number' | 'validity'

export type FaceColour = 'ink' | 'soft' | 'gold' | 'indigo'

/** One field within a box, below the line before it. */
export interface FaceLine {
  name: string
  field: FaceField
  /** The first language of the face, the second (no line where there is one only), or all of them in one line. */
  says: 'first' | 'second' | 'all'
  /** Type size: millimetres, or ems of the box where that has sizes of its own. */
  size: number
  /** Line height in ems. */
  leading: number
  /** Free above the line, in the unit of `size`. */
  above?: number
  /** Space after each letter, in ems: Chinese titles stand wide, English ones would fall apart. */
  spaced?: Record<Language, number>
  colour?: FaceColour
  bold?: true
  capitals?: true
  /** Lines a long text may take before it grows small; never broken when absent. */
  lines?: 2
}

/** Millimetres from the edges of the paper. Lines flow from the top; nothing is drawn outside. */
export interface FaceBox {
  name: string
  left: number
  top: number
  width: number
  height: number
  /** Free at the top of the box, within its height. */
  padding?: number
  align?: 'center'
  /** Type sizes to try for the whole box, the ordinary one first; the first at which everything fits is taken. */
  sizes?: readonly number[]
  lines: readonly FaceLine[]
}

/** A certificate as a designer sees it: paper, frame, colours and boxes with fields. Nothing here is code. */
export interface FaceDesign {
  paper: { width: 297; height: 210 }
  /** One language, the other, or both, the first of them large. */
  languages: readonly [Language, Language?]
  ground: { cream: string; white: string }
  colours: Record<FaceColour, string>
  /** A double hairline: `inset` from the edge of the paper, the inner line `gap` further in. */
  frame: { inset: number; gap: number; outer: FaceStroke; inner: FaceStroke }
  /** Where an office's logo stands, in the middle of it and as large as it fits; above all boxes. Without one nothing moves. */
  logo: Pick<FaceBox, 'left' | 'top' | 'width' | 'height'>
  /** In the order they are drawn: by their upper edge, and at the same height by what comes last. */
  boxes: readonly FaceBox[]
}

/** The language a line speaks; null where the face has none for it. */
export function languageOf(
  { languages }: Pick<FaceDesign, 'languages'>,
  { says }: FaceLine,
): Language | null {
  return (says === 'second' ? languages[1] : languages[0]) ?? null
}

interface FaceStroke {
  width: number
  colour: string
}

/**
 * The default face: paper, a double hairline frame, indigo title, old gold, ink.
 * The lower right is free for a seal of 42 mm over issuer and date: nothing else stands in it.
 */
export const usualDesign: FaceDesign = {
  paper: { width: 297, height: 210 },
  languages: ['zh-CN', 'en'],
  ground: { cream: '#fefcf6', white: '#fff' },
  colours: {
    ink: '#2b2722',
    // In the same eighth of each channel as the ink: Skia embeds a font once more for every other shade.
    soft: '#3f3b36',
    gold: '#7f6d40',
    indigo: '#1d4067',
  },
  frame: {
    inset: 7.4,
    gap: 1.8,
    outer: { width: 0.28, colour: '#94803f' },
    inner: { width: 0.16, colour: '#c3b482' },
  },
  logo: { left: 98.5, top: 12.2, width: 100, height: 10.8 },
  boxes: [
    {
      name: 'heading',
      left: 7.68,
      top: 25.5,
      width: 281.64,
      height: 26.3,
      align: 'center',
      lines: [
        {
          name: 'title',
          field: 'title',
          says: 'first',
          size: 14.2,
          leading: 1.2,
          spaced: { 'zh-CN': 0.4507, en: 0.05 },
          colour: 'indigo',
          bold: true,
        },
        {
          name: 'subtitle',
          field: 'title',
          says: 'second',
          size: 4.1,
          leading: 1.5,
          above: 3.1,
          spaced: { 'zh-CN': 0.4507, en: 0.2244 },
          colour: 'gold',
          capitals: true,
        },
      ],
    },
    {
      name: 'body',
      left: 33,
      top: 65,
      width: 231,
      height: 84,
      // From the ordinary 17 pt to what only absurd names need.
      sizes: [6.2, 5.6, 5, 4.4, 3.8, 3.2, 2.7, 2.2, 1.8, 1.5, 1.2, 1, 0.8, 0.6],
      lines: [
        { name: 'sentence', field: 'sentence', says: 'first', size: 1, leading: 1.95 },
        {
          name: 'second',
          field: 'sentence',
          says: 'second',
          size: 0.64,
          leading: 1.6,
          above: 0.9,
          colour: 'soft',
        },
      ],
    },
    {
      name: 'seal',
      left: 201,
      top: 149,
      width: 74,
      height: 44,
      padding: 9,
      align: 'center',
      lines: [
        { name: 'issuer', field: 'issuer', says: 'first', size: 4.3, leading: 1.5, lines: 2 },
        {
          name: 'issuer-second',
          field: 'issuer',
          says: 'second',
          size: 3.1,
          leading: 1.4,
          above: 0.4,
          colour: 'soft',
          lines: 2,
        },
        { name: 'issued', field: 'issued', says: 'first', size: 4.1, leading: 1.6, above: 1.4 },
        { name: 'issued-second', field: 'issued', says: 'second', size: 3.1, leading: 1.5, colour: 'soft' },
      ],
    },
    {
      name: 'record',
      left: 23,
      top: 178.4,
      width: 150,
      height: 11.6,
      lines: [
        { name: 'number', field: 'number', says: 'all', size: 3.3, leading: 1.75 },
        { name: 'validity', field: 'validity', says: 'all', size: 3.3, leading: 1.75 },
      ],
    },
  ],
}
