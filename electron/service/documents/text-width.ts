// Advances of the bundled Noto Serif SC Bold, the widest face a document uses, in thousandths of an em.
const NARROW = new Map<string, number>(
  Object.entries({
    250: ' ',
    350: "!',.:;|ijl·’‘`",
    400: '()[]{}/\\-frtI"J',
    500: 'scz?*_',
    600: '0123456789aegovxyd$+<=>~SLZ–',
    680: 'bhknpuqTFEPBC',
    760: 'ADGKRVXY',
    870: 'HNOQUw',
    1000: 'mM%@&',
    1100: 'W',
  }).flatMap(([width, characters]) => [...characters].map(character => [character, Number(width)] as const)),
)

const COMBINING = /^\p{M}$/u
const LATIN = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}]$/u

/**
 * Width of a text in ems of its type size, a little on the wide side. `'王芳'` → 2, `'Li Na'` ≈ 2.5.
 * Good enough to choose a type size; the page itself breaks the lines.
 */
export function widthInEms(text: string): number {
  let thousandths = 0
  for (const character of text) {
    if (COMBINING.test(character)) continue
    thousandths += NARROW.get(character) ?? (LATIN.test(character) ? 720 : 1000)
  }
  return thousandths / 1000
}

/** Lines are broken before they are full, the more of them the more is lost. */
const BROKEN_EARLY = 0.88

/** The largest type size up to `largest` at which a text takes at most so many lines of a width; millimetres. */
export function sizeWithin(text: string, widthMm: number, lines: number, largest: number): number {
  const ems = widthInEms(text) * 1.08
  const usable = widthMm * lines * (lines === 1 ? 1 : BROKEN_EARLY)
  return ems * largest <= usable ? largest : Math.max(0.4, Math.floor((100 * usable) / ems) / 100)
}
