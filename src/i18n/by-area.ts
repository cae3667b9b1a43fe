export type AreaWords = Record<string, Record<string, unknown>>

/** Files by path → words by area: './en/people.json' becomes `people`. */
export function byArea(files: Record<string, Record<string, unknown>>): AreaWords {
  const words: AreaWords = {}
  for (const [path, content] of Object.entries(files)) {
    const area = /([^/]+)\.json$/.exec(path)?.[1]
    if (area) words[area] = content
  }
  return words
}
