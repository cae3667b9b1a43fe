import type { ProcedureDef } from '../../../../src/contract/define'
import { isUntrustworthy } from '../../db/sqlite/trust'
import { Refusal } from '../../refusal'
import { watchFile } from '../file/watch-file'
import type { Pages } from '../file/written-over'
import type { LifeGate } from './life-gate'

/** Sees to it that what is acknowledged lies where it is looked for at the next start, and on pages of one file. */
export interface InPlace {
  /** Some looks at the file system. */
  isSo(): boolean
  /**
   * Asked before work is begun and before it is acknowledged; takes no longer than some looks at the file system where the
   * file of the open book is in its place, and nobody wrote over it. Where it is not it is put there: refused as
   * `not_put_back` where that cannot be done, as `busy` while something else is done with the whole book. One that was
   * written over is opened anew. Not to be asked by who is at the book (`Traffic`).
   */
  ensure(): Promise<void>
  /**
   * Asked of what is done, before it is acknowledged: waits for whatever else is done with the whole book. Refused as
   * `done_not_kept` where it cannot be written back, as `done_written_over` where somebody wrote over the file meanwhile.
   */
  keep(): Promise<void>
  /**
   * Carries out what was asked from outside, between the two. What only reads, and what is done with the whole book
   * (`isLife`), goes on where the book is not in its place. `done`: it is, whatever becomes of the file.
   */
  around<T extends { seq: number | null }>(
    asked: { procedure: ProcedureDef; isLife: boolean },
    work: () => Promise<T>,
    done: (result: T) => void,
  ): Promise<T>
  /** It may have found another file, or none: what reads still holds the book, and puts it back. Otherwise it is `fatal`. */
  writerDied(error: Error, fatal: (error: Error) => void): void
  end(): void
}

/**
 * What nobody asked about, since nobody worked, is seen at once where the system tells of names that go and come, else
 * after so long; after a minute where it could not be helped.
 */
const everyMs = 2_000
const patience = 30

/** What opens and closes the book, as far as it is asked here. */
interface Door {
  isInPlace(): boolean
  /** Null where it is, and where nobody has tried to put it there. */
  away(): unknown
  putInPlace(): Promise<void>
  /** Opens it anew, checked, after what lies there was kept: somebody wrote over it. */
  openAnew(): Promise<void>
}

export function stayInPlace(
  file: string,
  door: Door,
  pages: Pages,
  gate: LifeGate,
  log: (error: unknown) => void,
): InPlace {
  let putting: Promise<void> | null = null
  let opening: Promise<void> | null = null
  // Until it is open again, whoever comes waits for it: nobody is refused for that.
  const isThere = () => putting === null && door.isInPlace()
  const arePages = () => opening === null && pages.areKnown()
  const isSo = () => isThere() && arePages()
  const ensurePlace = async () => {
    if (isThere()) return
    putting ??= gate.through('put_back', door.putInPlace).finally(() => {
      putting = null
    })
    await putting
  }
  /** False where somebody had written over it. */
  const ensurePages = async () => {
    if (arePages() || (opening === null && (await pages.hold()))) return true
    opening ??= gate.through('aside', door.openAnew).finally(() => {
      opening = null
    })
    await opening
    return false
  }
  const ensure = async () => {
    await ensurePlace()
    await ensurePages()
  }
  const keepNow = async () => {
    try {
      await ensurePlace()
      return await ensurePages()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.code !== 'busy' || gate.isClosing()) throw new Refusal('done_not_kept', error.params)
      await gate.idle()
      return null
    }
  }
  const keep = async () => {
    for (;;) {
      const held = await keepNow()
      if (held === false) throw new Refusal('done_written_over')
      if (held) return
    }
  }
  const ensureBehind = () =>
    void ensure().catch((error: unknown) => {
      // It is said on every page, or is tried again.
      if (!(error instanceof Refusal)) log(error)
    })
  let ticks = 0
  const tick = () => {
    ticks++
    if (!door.away() || ticks % patience === 0) ensureBehind()
  }
  const timer = setInterval(tick, everyMs)
  timer.unref()
  let lastAnswered = 0
  const leave = watchFile(file, () => {
    // Whoever takes the name again and again is not answered each time: the next look comes soon enough.
    if (door.isInPlace() || Date.now() - lastAnswered < everyMs) return
    lastAnswered = Date.now()
    ensureBehind()
  })
  const ensureFor = async ({ procedure, isLife }: { procedure: ProcedureDef; isLife: boolean }) => {
    const isQuery = procedure.kind === 'query'
    try {
      if (!isQuery) await ensurePlace()
      // What is done rests on what was shown, and that is another book by now: it is shown first.
      if (!(await ensurePages()) && procedure.kind === 'command' && !isLife) throw new Refusal('written_over')
    } catch (error) {
      const reads =
        isQuery || (procedure.kind === 'job' && (procedure.reads || procedure.outside) && !procedure.vouches)
      if (!(error instanceof Refusal) || !(reads || isLife)) throw error
    }
  }
  return {
    isSo,
    ensure,
    keep,
    async around(asked, work, done) {
      const { procedure, isLife } = asked
      // Without waiting where all is well: who comes first goes through the gate first.
      if (!(procedure.kind === 'query' ? arePages() : isSo())) await ensureFor({ procedure, isLife })
      const result = await work().catch(async (error: unknown) => {
        // What is found on pages of two files says nothing of what was asked.
        if (!isUntrustworthy(error) || arePages()) throw error
        await ensureFor(asked)
        if (procedure.kind !== 'query') throw new Refusal('written_over')
        return work()
      })
      if (result.seq !== null && !isSo()) await keep().finally(() => done(result))
      return result
    },
    writerDied(error, fatal) {
      if (isSo()) fatal(error)
      else ensureBehind()
    },
    end() {
      clearInterval(timer)
      leave()
    },
  }
}
