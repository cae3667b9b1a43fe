import { book } from '../contract/book'
import type { Contract } from '../contract/contract'
import type { ProcedureDef } from '../contract/define'
import { reports } from '../contract/reports'
import { search } from '../contract/search'
import { settings } from '../contract/settings'

/** The rooms the first page asks. The others' shapes come with the first call to one of them. */
let known: Record<string, Record<string, ProcedureDef>> = { book, reports, search, settings }

/** What a procedure takes and answers. */
export async function procedureOf(room: keyof Contract, name: string): Promise<ProcedureDef> {
  if (!known[room]) known = (await import('../contract/contract')).contract
  const procedure = known[room]?.[name]
  if (!procedure) throw new Error(`no such procedure: ${room}.${name}`)
  return procedure
}

/** The same for a procedure that was called before; null when its room is not here yet. */
export function knownProcedure(room: string, name: string): ProcedureDef | null {
  return known[room]?.[name] ?? null
}
