import { z } from 'zod'
import { highestSerial, isSeries } from '../../domain/book/number-series'
import { command, query } from '../define'
import { done } from '../shapes'

/** A series and the last serial given in it. */
const seriesEnd = z.object({
  series: z.string().refine(isSeries),
  last: z.number().int().min(0).max(highestSerial),
})

/** A series that another hand raised: from the last number something else tells of (null: nothing does) up to another. */
const seriesInDoubt = z.object({
  series: z.string().refine(isSeries),
  proved: z.number().int().min(0).max(highestSerial).nullable(),
  upTo: z.number().int().min(0).max(highestSerial),
})
const decided = z.object({ series: z.array(z.string().refine(isSeries)).min(1).max(10_000) })

/** How far the numbers are, and how they go on. */
export const numberingProcedures = {
  /** How far each series is, and whether numbers after these may have been given elsewhere (a restore brought the data). */
  numbering: query({
    input: z.object({}),
    output: z.object({
      elsewhere: z.boolean(),
      /** `sample`: the last number as it reads; the coming one's series have last 0 where none was given. */
      series: z.array(z.object({ series: z.string(), last: z.number(), sample: z.string() })),
      /**
       * Series that stand higher than anything but an altered file tells. `from`: the last number that is told of
       * otherwise; null where none was given. `lowered`: the number that would come next if it is lowered to that; null
       * where it cannot be.
       */
      raised: z.array(
        z.object({
          series: z.string(),
          from: z.string().nullable(),
          sample: z.string(),
          next: z.string(),
          lowered: z.string().nullable(),
        }),
      ),
    }),
    reads: ['certificates', 'courses', 'settings'],
  }),
  /** At an opening: an older copy of the book goes on after the numbers already given here. Never lowers one. */
  raiseNumbers: command({
    input: z.object({
      floors: z.array(seriesEnd).max(10_000),
      elsewhere: z.boolean(),
      /** All there are: what the book knows of others is over. */
      doubts: z.array(seriesInDoubt).max(10_000).default([]),
    }),
    output: done,
    undo: 'final',
    describes: ['context?', 'count?', 'numbers?'],
    internal: true,
  }),
  /** The last number of each series that was given anywhere: the next one follows it. */
  continueNumbers: command({
    input: z.object({ after: z.array(seriesEnd).max(10_000) }),
    output: done,
    undo: 'final',
    describes: ['numbers?', 'count?', 'context?'],
    refusals: ['number_lower'],
  }),
  /**
   * Series that another hand raised go on after the last number that is proved. Only where no certificate has a number
   * beyond it; undo raises them again.
   */
  lowerNumbers: command({
    input: decided,
    output: done,
    undo: 'compensated',
    describes: ['numbers'],
    refusals: ['numbers_decided', 'number_given'],
  }),
  /** They stay as high as they are: it is not said any more. */
  keepRaisedNumbers: command({
    input: decided,
    output: done,
    undo: 'final',
    describes: ['numbers'],
    refusals: ['numbers_decided'],
  }),
}
