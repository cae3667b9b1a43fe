import type { z } from 'zod'
import type { AreaContract, CommandDef, JobDef, QueryDef } from '../../src/contract/define'
import type { CommandContext, JobContext, QueryContext } from './context'

export interface CommandHandler<I, O, R extends string = never> {
  run(context: CommandContext<R>, input: I): Promise<O>
  /** Only for compensated commands: takes back what the command did and leaves its trace. */
  compensate?(context: CommandContext, command: { seq: number }): Promise<void>
}

/** What an area must provide: one handler for each procedure of its contract, or it does not compile. */
export type AreaHandlers<C extends AreaContract> = {
  [Name in keyof C]: C[Name] extends QueryDef<infer I, infer O>
    ? (context: QueryContext, input: z.output<I>) => Promise<z.input<O>>
    : C[Name] extends CommandDef<infer I, infer O, infer R>
      ?
          | ((context: CommandContext<R>, input: z.output<I>) => Promise<z.input<O>>)
          | CommandHandler<z.output<I>, z.input<O>, R>
      : C[Name] extends JobDef<infer I, infer O, infer R>
        ? (context: JobContext<R>, input: z.output<I>) => Promise<z.input<O>>
        : never
}
