import { book } from '../contract/book'
import type { Contract } from '../contract/contract'
import type { ProcedureDef } from '../contract/define'
import { reports } from '../contract/reports'
import { search } from '../contract/search'
import { settings } from '../contract/settings'

/** The areas the first page asks. The others' shapes come with the first call to one of them. */
let known: Record<string, Record<string, ProcedureDef>> = { book, reports, search, settings }

/** What a procedure takes and answers. */
export async function procedureOf(area: keyof Contract, name: string): Promise<ProcedureDef> {
  if (!known[area]) known = (await import('../contract/contract')).contract
  const procedure = known[area]?.[name]
  if (!procedure) throw new Error(`no such procedure: ${area}.${name}`)
  return procedure
}

/** The same for a procedure that was called before; null when its area is not here yet. */
export function knownProcedure(area: string, name: string): ProcedureDef | null {
  return known[area]?.[name] ?? null
}
