import { pinyin } from 'pinyin-pro'
import type { TitleSound } from '../../../src/domain/search/search-tokens'

const cjk = /\p{Script=Han}/u
const remembered = new Map<string, TitleSound>()
/** Names repeat and lists are matched again and again; titles of a whole book fit easily. */
const mostRemembered = 20_000

/** How a Chinese title sounds, surnames by their surname reading (单 shàn, 曾 zēng), ü as v. Nothing for text without Chinese. */
export function readingOf(text: string): TitleSound {
  const known = remembered.get(text)
  if (known) return known
  const sound = read(text)
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(text, sound)
  return sound
}

function read(text: string): TitleSound {
  if (!cjk.test(text)) return { pinyin: [], initials: '' }
  const syllables = pinyin(text, {
    toneType: 'none',
    type: 'array',
    surname: 'head',
    nonZh: 'removed',
    v: true,
  })
  return { pinyin: syllables, initials: syllables.map(syllable => syllable[0] ?? '').join('') }
}

/** For sorting names as a Chinese reader expects: by reading, then by the characters themselves. */
export function sortKeyOf(name: string): string {
  const { pinyin: syllables } = readingOf(name)
  return syllables.length === 0 ? name.toLowerCase() : `${syllables.join(' ')} ${name}`
}
