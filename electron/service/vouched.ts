import type { CommandResult } from './commands'
import { Refusal } from './refusal'
import type { RouterHost } from './router-host'

/** Whoever writes to the book behind us again and again does not keep anybody waiting for ever. */
const mostChecks = 3

/**
 * As many foreign writes there were when the records were last found to hold, by now. Refused as `book_damaged` while
 * they stand accused, as `steps_missing` while saved steps are missing, as `recovery_unchecked` while recovered ones are
 * in doubt: nothing is given away then.
 */
export async function soundByNow(health: RouterHost['health']): Promise<number> {
  const soundUpTo = await health.soundByNow()
  if (soundUpTo !== null) return soundUpTo
  const accused = await health.accused()
  if (accused === null && (await health.doubted())) throw new Refusal('recovery_unchecked')
  throw new Refusal(accused === 'steps' ? 'steps_missing' : 'book_damaged')
}

/**
 * Carries out a command that `vouches`, or turns out to once it ran (undo, redo): only where the records hold, and with
 * nothing written by others between the last look at them and the commit. Refused as `being_written` where the records
 * held each time, and somebody wrote again before the commit.
 */
export async function runVouched(
  health: RouterHost['health'],
  vouches: boolean,
  run: (soundUpTo: number | undefined) => Promise<CommandResult>,
): Promise<CommandResult> {
  let soundUpTo = vouches ? await soundByNow(health) : undefined
  for (let checks = 0; checks < mostChecks; checks++) {
    try {
      return await run(soundUpTo)
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'not_vouched')) throw error
      soundUpTo = await soundByNow(health)
    }
  }
  throw new Refusal('being_written')
}
