import { renameSync, type Stats } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { dropPart, readSmallJson, writePart } from '../../files/small-file'
import { attachmentFolder, type StoredState, storedStat } from './attachment-files'

/** Size and time of change of a file when it was read and found damaged: until they differ it is not read again. */
const damageNote = z.object({ bytes: z.number(), modified: z.number() })
type DamageNote = z.infer<typeof damageNote>

const damageNotes = z.object({
  format: z.literal(1),
  damaged: z.record(z.string().regex(/^[0-9a-f]{64}$/), damageNote),
})

/** More damaged files than that are found again by the next check. */
const mostNotes = 20_000
const mostBytes = 4 << 20

export interface DamageNotes {
  /** Whether this file, as it lies there now, was read and found damaged; `changed`: it was, and is another now. */
  of(sha256: string, now: Stats): 'damaged' | 'changed' | null
  /** Writes down what reading these showed. */
  note(states: ReadonlyMap<string, StoredState>): void
}

const fileOf = (dataDir: string): string => join(attachmentFolder(dataDir), 'damaged.json')

/**
 * What reading files showed, kept beside them: a rotten one has its name and size, so that only reading it again would
 * show it after a restart. It is of the files and not of a book: every book and backup of the folder shares them.
 */
export function readDamageNotes(dataDir: string): DamageNotes {
  const read = damageNotes.safeParse(readSmallJson(fileOf(dataDir), mostBytes)).data
  const notes = new Map<string, DamageNote>(Object.entries(read?.damaged ?? {}))
  const write = () => {
    const part = `${fileOf(dataDir)}.part`
    try {
      const damaged = Object.fromEntries([...notes].slice(0, mostNotes))
      writePart(part, JSON.stringify({ format: 1, damaged }))
      renameSync(part, fileOf(dataDir))
    } catch {
      // Of a folder that cannot be written to it is known until the program ends, and then found again.
      dropPart(part)
    }
  }
  return {
    of(sha256, now) {
      const note = notes.get(sha256)
      if (!note) return null
      return note.bytes === now.size && note.modified === now.mtimeMs ? 'damaged' : 'changed'
    },
    note(states) {
      let differs = false
      for (const [sha256, state] of states) {
        const now = state === 'damaged' ? storedStat(dataDir, sha256) : undefined
        if (now) notes.set(sha256, { bytes: now.size, modified: now.mtimeMs })
        if (now || notes.delete(sha256)) differs = true
      }
      if (differs) write()
    },
  }
}
