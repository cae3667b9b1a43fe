const hasChinese = /\p{Script=Han}/u

/** The syllables of a Chinese text: '投诉处理' → ['tou', 'su', 'chu', 'li']. */
export type Syllables = (text: string) => readonly string[]

/**
 * How a label may be typed: from each of its syllables on, written out and by initials. '梁静' → ['liangjing', 'lj',
 * 'jing', 'j']. None for a label without Chinese.
 */
export function soundsOf(label: string, syllables: Syllables): readonly string[] {
  if (!hasChinese.test(label)) return []
  const all = syllables(label)
  return all.flatMap((_, from) => {
    const rest = all.slice(from)
    return [rest.join(''), rest.map(syllable => syllable[0] ?? '').join('')]
  })
}
