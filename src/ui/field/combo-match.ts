import type { ComboOption } from './combo-option'

/** As it is compared: 全角 and letters as typed, case and spaces of no account. */
const plain = (text: string): string => text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase()

/**
 * The one option somebody means who typed this and went on: the only one of that label, else the only one with these words
 * beside it (a number, the name in the other language), else the only one there is, where nothing new could be meant.
 */
export function meantBy(
  text: string,
  found: readonly ComboOption[],
  mayBeNew: boolean,
): ComboOption | undefined {
  const typed = plain(text)
  if (typed === '') return undefined
  const labelled = found.filter(({ label }) => plain(label) === typed)
  if (labelled.length > 0) return labelled.length === 1 ? labelled[0] : undefined
  const beside = found.filter(({ detail = '', search = '' }) =>
    [...detail.split(/ · /), search].some(one => plain(one) === typed),
  )
  if (beside.length > 0) return beside.length === 1 ? beside[0] : undefined
  return found.length === 1 && !mayBeNew ? found[0] : undefined
}

/** Those whose words, or whose sound, hold what was typed; all where nothing was. */
export function narrowed(
  options: readonly ComboOption[],
  query: string,
  sounds: (label: string) => readonly string[],
): readonly ComboOption[] {
  const words = plain(query)
  if (!words) return options
  const sound = words.replaceAll(/[\s']/g, '')
  return options.filter(
    ({ label, detail, search }) =>
      plain(`${label} ${detail ?? ''} ${search ?? ''}`).includes(words) ||
      sounds(label).some(one => one.startsWith(sound)),
  )
}
