import { pinyin } from 'pinyin-pro'

export interface Reading {
  /** Syllables run together: wangfang. */
  pinyin: string
  /** First letters: wf. */
  initials: string
}

const cjk = /[\u3400-\u9fff\u{20000}-\u{3ffff}]/u

/** How a Chinese title is read, surnames by their surname reading (单 shàn, 曾 zēng). Empty for text without Chinese. */
export function readingOf(text: string): Reading {
  if (!cjk.test(text)) return { pinyin: '', initials: '' }
  const syllables = pinyin(text, { toneType: 'none', type: 'array', surname: 'head', nonZh: 'removed' })
  return { pinyin: syllables.join(''), initials: syllables.map(syllable => syllable[0] ?? '').join('') }
}

/** For sorting names as a Chinese reader expects: by reading, then by the characters themselves. */
export function sortKeyOf(name: string): string {
  if (!cjk.test(name)) return name.toLowerCase()
  return `${pinyin(name, { toneType: 'none', type: 'array', surname: 'head', nonZh: 'consecutive' }).join(' ').toLowerCase()} ${name}`
}
