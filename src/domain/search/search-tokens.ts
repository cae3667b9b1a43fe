import { bigrams, runsOf, searchText, withoutLeadingZeros } from './tokens'

/** How a title sounds: syllables in order without tones, and their first letters: 王芳 is wang, fang and 'wf'. */
export interface TitleSound {
  readonly pinyin: readonly string[]
  readonly initials: string
  /** The initials with the other part of a name first. */
  readonly turned?: string
}

/** Tokens for the two columns of the search index; each is letters and digits only. */
export interface SearchTokens {
  /** Bigrams and words in the order of the title, so that a phrase finds a part of it; then single characters. */
  readonly text: readonly string[]
  /** Pinyin and initials from each syllable on, found by their beginning: wangfang, fang, wf, f. */
  readonly sound: readonly string[]
}

/** Starts indexed per title: a longer title is found by its characters and its first words' sound. */
const MOST_STARTS = 24
const LONGEST_TOKEN = 48

export function searchTokens(title: string, sound: TitleSound): SearchTokens {
  const runs = runsOf(title)
  const inOrder = runs.flatMap(run => (run.kind === 'han' ? bigrams(run.text) : run.text))
  const unpadded = runs.flatMap(run => (run.kind === 'word' ? (withoutLeadingZeros(run.text) ?? []) : []))
  const singles = new Set(runs.flatMap(run => (run.kind === 'han' ? [...run.text] : [])))
  return { text: [...inOrder, ...unpadded, ...singles], sound: soundTokens(sound) }
}

/** Homonyms share one sound: whoever remembers readings gets their tokens remembered too. */
const remembered = new WeakMap<TitleSound, readonly string[]>()

function soundTokens(sound: TitleSound): readonly string[] {
  const known = remembered.get(sound)
  if (known) return known
  const made = [...readTokens(sound)]
  remembered.set(sound, made)
  return made
}

function readTokens({ pinyin, initials, turned = '' }: TitleSound): Set<string> {
  const letters = (text: string) => searchText(text).replace(/[^\p{L}\p{N}]/gu, '')
  const syllables = pinyin.map(letters).filter(syllable => syllable !== '')
  const firsts = [...letters(initials)]
  const short = (characters: readonly string[]) => characters.slice(0, LONGEST_TOKEN).join('')
  const tokens = new Set<string>()
  for (let start = 0; start < Math.min(MOST_STARTS, Math.max(syllables.length, firsts.length)); start += 1) {
    tokens.add(short([...syllables.slice(start).join('')]))
    tokens.add(short(firsts.slice(start)))
  }
  tokens.add(short([...letters(turned)]))
  tokens.delete('')
  return tokens
}
