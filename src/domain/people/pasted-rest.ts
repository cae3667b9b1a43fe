import type { ListPart, PastedState } from './match-people'

interface ListedWord {
  readonly token: string
  readonly state: PastedState
  readonly candidates: readonly unknown[]
  readonly part: ListPart
}

/**
 * What each word is asked about as, in order. A name that several people bear is a question each time it stands in the
 * list: two of them may be meant. Whatever else is written twice is one question.
 */
export function questionsOf(words: readonly Omit<ListedWord, 'part'>[]): string[] {
  const asked = new Map<string, number>()
  return words.map(({ token, state, candidates }) => {
    if (state !== 'homonym' || candidates.length < 2) return token
    const nth = (asked.get(token) ?? 0) + 1
    asked.set(token, nth)
    return nth === 1 ? token : `${token}\n${nth}`
  })
}

/**
 * The list without the words that are where they belong: each line as it was written where nothing of it went, else
 * the words of it that stay.
 */
export function restOfList(words: readonly ListedWord[], stays: (at: number) => boolean): string {
  const parts = new Map<number, { text: string; staying: string[]; all: boolean }>()
  for (const [at, { token, part }] of words.entries()) {
    const kept = parts.get(part.nth) ?? { text: part.text, staying: [], all: true }
    parts.set(part.nth, kept)
    if (stays(at)) kept.staying.push(token)
    else kept.all = false
  }
  return [...parts.values()]
    .filter(({ staying }) => staying.length > 0)
    .map(({ text, staying, all }) => (all ? text : staying.join(' ')))
    .join('\n')
}
