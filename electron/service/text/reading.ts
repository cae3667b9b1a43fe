import { pinyin } from 'pinyin-pro'
import type { TitleSound } from '../../../src/domain/search/search-tokens'

const cjk = /\p{Script=Han}/u
const remembered = new Map<string, TitleSound>()
/** Names repeat and lists are matched again and again; titles of a whole book fit easily. */
const mostRemembered = 20_000

/** How a Chinese title sounds, surnames by their surname reading (单 shàn, 曾 zēng), ü as v. Of text without Chinese only the initials of its words. */
export function readingOf(text: string): TitleSound {
  const known = remembered.get(text)
  if (known) return known
  const sound = read(text)
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(text, sound)
  return sound
}

function read(text: string): TitleSound {
  if (!cjk.test(text)) return lettersOf(text)
  const syllables = pinyin(text, {
    toneType: 'none',
    type: 'array',
    surname: 'head',
    nonZh: 'removed',
    v: true,
  })
  return { pinyin: syllables, initials: syllables.map(syllable => syllable[0] ?? '').join('') }
}

const longestInitials = 6

/** 'Clarke, Emma' is found by ce and by ec: lists write either part of a name first. */
function lettersOf(text: string): TitleSound {
  const firsts = text
    .split(/[\s,，·-]+/)
    .map(word => /^\p{Script=Latin}/u.exec(word.normalize('NFD').replace(/\p{M}/gu, ''))?.[0].toLowerCase())
  const isShort = firsts.length > 1 && firsts.length <= longestInitials
  if (!isShort || firsts.includes(undefined)) return { pinyin: [], initials: '' }
  const initials = firsts.join('')
  const turned = /[,，]/.test(text)
    ? `${initials.slice(1)}${initials[0]}`
    : `${initials.at(-1)}${initials.slice(0, -1)}`
  return { pinyin: [], initials, turned }
}

/** For sorting names as a Chinese reader expects: by reading, then by the characters themselves. */
export function sortKeyOf(name: string): string {
  const { pinyin: syllables } = readingOf(name)
  return syllables.length === 0 ? name.toLowerCase() : `${syllables.join(' ')} ${name}`
}
