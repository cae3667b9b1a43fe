import { z } from 'zod'
import { command, query } from '../define'
import { done, requiredLine } from '../shapes'
import { salvageLoss } from './backup-entry'

/** Data that were recovered from damage and are in use: what is missing stays so until somebody enters it anew. */
export const recovery = z.object({
  /** The entry with which the recovered rows were sealed. */
  seq: z.number(),
  at: z.string(),
  /** False where what the entry says is not what was written: what was lost is not known then. */
  proved: z.boolean(),
  /** By table, as far as it is known; empty when nothing is known to be missing. */
  lost: z.array(salvageLoss),
  /** Who went through it, when, and how; null while nobody has. Older entries do not say how. */
  checked: z
    .object({ at: z.string(), operator: z.string().nullable(), reason: z.string().nullable() })
    .nullable(),
})
export type Recovery = z.infer<typeof recovery>

export const recoveryProcedures = {
  /** Every recovery these data went through, newest first. */
  recoveries: query({ input: z.object({}), output: z.array(recovery) }),
  /**
   * Somebody went through what a recovery brought and lost, and says how: a step of the history. No page asks for it any
   * more, and what nothing proved is given away on again.
   */
  noteRecovery: command({
    input: z.object({ seq: z.number().int(), reason: requiredLine(200) }),
    output: done,
    undo: 'final',
    describes: ['noted', 'reason'],
    noted: true,
    refusals: ['not_found', 'recovery_checked', 'unknown_operator'],
  }),
}
