import type { Writer } from '../../commands'
import { isOtherwise, type WrittenAs, writtenAs } from '../../db/sqlite/writes-past'
import { Refusal } from '../../refusal'

/**
 * Sees that nobody works on pages of two files: another program may write over the file while it is open, in place, so
 * that what SQLite reads is partly the one and partly the other.
 */
export interface Pages {
  /** Without waiting: false where the file was written to since they were looked at, by us or by somebody else. */
  areKnown(): boolean
  /**
   * Looks whether it was us, and looks at the pages where it was not. False where they are not what was written: then
   * nothing is done before the book was opened anew.
   */
  hold(): Promise<boolean>
  /** So often the file was written to by somebody else, with pages that hold. */
  upTo(): number
}

interface Opened {
  writer: Pick<Writer, 'writesIntoFile'> | null
  /** Its file, when it was opened. */
  written: WrittenAs | null
}

interface PagesOptions {
  file: string
  opened(): Opened | null
  /** What is open lies elsewhere, or nowhere: what lies here is not what is read. */
  isInPlace(): boolean
  /** Looks at all of it once more, and whether it has all that was acknowledged. */
  areSound(): Promise<boolean>
}

interface Known {
  of: Opened
  as: WrittenAs | null
  upTo: number
}

export function watchPages({ file, opened, isInPlace, areSound }: PagesOptions): Pages {
  let known: Known | null = null
  let checking: Promise<boolean> | null = null
  /** Null where nothing is open that may be written. */
  const current = (): Known | null => {
    const of = opened()
    if (!of?.writer) return null
    if (known?.of !== of) known = { of, as: of.written, upTo: 0 }
    return known
  }
  const check = async (at: Known): Promise<boolean> => {
    const as = writtenAs(file)
    // A writer that finds another state of it than was looked at when it was opened does not stand up.
    const writes = await at.of.writer?.writesIntoFile().catch(() => null)
    if (writes === null || writes === undefined) return false
    // What took its place is another's: what is open is written back first.
    const isOurs = writes === at.upTo || !isInPlace()
    if (!isOurs && !(await areSound())) return false
    at.upTo = writes
    at.as = as ?? at.as
    return true
  }
  return {
    areKnown() {
      const at = current()
      return at === null || !isOtherwise(at.as, writtenAs(file))
    },
    async hold() {
      const at = current()
      if (!at) return true
      checking ??= check(at).finally(() => {
        checking = null
      })
      return checking
    },
    upTo: () => current()?.upTo ?? 0,
  }
}

/** Tries a command again where somebody wrote into the file just then and its pages hold all the same. */
export async function onItsPages<T>(pages: Pages, run: (pagesUpTo: number) => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await run(pages.upTo())
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'written_over') || !(await pages.hold())) throw error
    }
  }
}
