export type RoomWords = Record<string, Record<string, unknown>>

/** Files by path → words by room: './en/people.json' becomes `people`. */
export function byRoom(files: Record<string, Record<string, unknown>>): RoomWords {
  const words: RoomWords = {}
  for (const [path, content] of Object.entries(files)) {
    const room = /([^/]+)\.json$/.exec(path)?.[1]
    if (room) words[room] = content
  }
  return words
}
