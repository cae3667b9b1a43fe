import type { z } from 'zod'
import type { AreaContract, CommandDef, JobDef, QueryDef } from '../../src/contract/define'
import type { RefusalCode } from '../../src/contract/refusals'
import type { BeforeCommand, CommandContext, JobContext, QueryContext } from './context'

export interface Voids {
  count: number
  printed: number
}

export interface CommandHandler<I, O, R extends RefusalCode = never, W extends string = never> {
  run(context: CommandContext<R, W>, input: I): Promise<O>
  /** Looks at files before the writing thread is asked, which looks at none. */
  before?(context: BeforeCommand, input: I): Promise<void>
  /** Only for compensated commands: takes back what the command did and leaves its trace. */
  compensate?(context: CommandContext, command: { seq: number }): Promise<void>
  /** Of the same: what its counter-step would declare void, and how much of that is on paper already. */
  voids?(context: CommandContext, command: { seq: number }): Promise<Voids>
  /** Whoever gives it may be brought back by it: that they are no operator is asked afterwards only. */
  mayReturnOperator?: true
}

/** What an area must provide: one handler for each procedure of its contract, or it does not compile. */
export type AreaHandlers<C extends AreaContract> = {
  [Name in keyof C]: C[Name] extends QueryDef<infer I, infer O>
    ? (context: QueryContext, input: z.output<I>) => Promise<z.input<O>>
    : C[Name] extends CommandDef<infer I, infer O, infer R extends RefusalCode, infer W>
      ?
          | ((context: CommandContext<R, W>, input: z.output<I>) => Promise<z.input<O>>)
          | CommandHandler<z.output<I>, z.input<O>, R, W>
      : C[Name] extends JobDef<infer I, infer O, infer R extends RefusalCode, infer P>
        ? (context: JobContext<R, P>, input: z.output<I>) => Promise<z.input<O>>
        : never
}
