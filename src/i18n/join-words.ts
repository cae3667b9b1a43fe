interface Words {
  [key: string]: string | Words
}

/** What all parts say together: a noun of one stands beside those of the others, at every depth. */
type Together<Parts extends readonly unknown[]> = Parts extends readonly [infer First, ...infer Rest]
  ? First & Together<Rest>
  : unknown

/**
 * The words of an area that has a file for each of its nouns, as one: `command.enrol` of one file and `command.close` of
 * another lie in one `command`. No two files say the same key (scripts/check/strings.mjs).
 */
export function joinWords<Parts extends Words[]>(...parts: Parts): Together<Parts> {
  const all: Words = {}
  for (const part of parts) add(part, all)
  return all as Together<Parts>
}

function add(part: Words, all: Words): void {
  for (const [key, words] of Object.entries(part)) {
    if (typeof words === 'string') all[key] = words
    else {
      all[key] ??= {}
      add(words, all[key] as Words)
    }
  }
}
