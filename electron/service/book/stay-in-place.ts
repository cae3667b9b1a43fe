import type { ProcedureDef } from '../../../src/contract/define'
import { Refusal } from '../refusal'
import type { LifeGate } from './life-gate'

/** Sees to it that what is acknowledged lies where it is looked for at the next start. */
export interface InPlace {
  /** Two looks at the file system. */
  isSo(): boolean
  /**
   * Asked before work is begun and before it is acknowledged; takes no longer than that where the file of the open book
   * is in its place. Where it is not it is put there: refused as `not_put_back` where that cannot be done, as `busy` while
   * something else is done with the whole book. Not to be asked by who is at the book (`Traffic`).
   */
  ensure(): Promise<void>
  /**
   * Asked of what is done, before it is acknowledged: waits for whatever else is done with the whole book. Refused as
   * `done_not_kept` where it cannot be written back.
   */
  keep(): Promise<void>
  /** The same as `ensure`, but what only reads, and what is done with the whole book, goes on where it is not in its place. */
  ensureFor(procedure: ProcedureDef, isLife: boolean): Promise<void>
  /** It may have found another file, or none: what reads still holds the book, and puts it back. Otherwise it is `fatal`. */
  writerDied(error: Error, fatal: (error: Error) => void): void
  end(): void
}

/** What nobody asked about, since nobody worked, is seen after so long, or after a minute where it could not be helped. */
const everyMs = 10_000
const patience = 6

/** What opens and closes the book, as far as it is asked here. */
interface Door {
  isInPlace(): boolean
  /** Null where it is, and where nobody has tried to put it there. */
  away(): unknown
  putInPlace(): Promise<void>
}

export function stayInPlace(door: Door, gate: LifeGate, log: (error: unknown) => void): InPlace {
  let running: Promise<void> | null = null
  const ensure = async () => {
    if (door.isInPlace()) return
    running ??= gate.through('aside', door.putInPlace).finally(() => {
      running = null
    })
    await running
  }
  const keep = async () => {
    for (;;) {
      try {
        return await ensure()
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        if (error.code !== 'busy' || gate.isClosing()) throw new Refusal('done_not_kept', error.params)
        await gate.idle()
      }
    }
  }
  const ensureBehind = () =>
    void ensure().catch((error: unknown) => {
      // It is said on every page, or is tried again.
      if (!(error instanceof Refusal)) log(error)
    })
  let looks = 0
  const look = () => {
    looks++
    if (!door.away() || looks % patience === 0) ensureBehind()
  }
  const timer = setInterval(look, everyMs)
  timer.unref()
  const ensureFor = async (procedure: ProcedureDef, isLife: boolean) => {
    try {
      await ensure()
    } catch (error) {
      const reads = procedure.kind === 'job' && (procedure.reads || procedure.outside) && !procedure.vouches
      if (!(error instanceof Refusal) || !(reads || isLife)) throw error
    }
  }
  return {
    isSo: door.isInPlace,
    ensure,
    keep,
    ensureFor,
    writerDied(error, fatal) {
      if (door.isInPlace()) fatal(error)
      else ensureBehind()
    },
    end: () => clearInterval(timer),
  }
}
