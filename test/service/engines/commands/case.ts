import type { z } from 'zod'
import type { Contract } from '../../../../src/contract/contract'
import type { CommandDef, InputOf } from '../../../../src/contract/define'
import type { Office } from '../office'

type RefusalOf<P> = P extends CommandDef<z.ZodType, z.ZodType, infer R, string> ? R : never

/** What a command is given in the office; what has to be done there before is done while it is made. */
type Given<P> = (office: Office) => InputOf<P> | Promise<InputOf<P>>

/** One that has to be carried out, or has to be refused. */
export type Case<P> = Given<P> | { refused: RefusalOf<P>; given: Given<P> }

/** One that only SQLite can carry out, and why that is as it should be. */
export interface OnlySqlite {
  onlySqlite: string
}

type NamesIn<A extends keyof Contract> = {
  [N in keyof Contract[A]]: Contract[A][N] extends CommandDef<z.ZodType, z.ZodType, string, string>
    ? N
    : never
}[keyof Contract[A]]

/** Every command of an area: one that is missing does not compile. */
export type CommandsOf<A extends keyof Contract> = {
  [N in NamesIn<A>]: readonly [Case<Contract[A][N]>, ...Case<Contract[A][N]>[]] | OnlySqlite
}

/** Areas without a command (forms, search …) are not named. */
export type EveryCommand = {
  [A in keyof Contract as [NamesIn<A>] extends [never] ? never : A]: CommandsOf<A>
}
