import { type Contract, contract } from './contract'
import type { AreaContract, ProcedureDef } from './define'

/** Names as they come over the wire; null where the contract has no such procedure. */
export function procedureOf(area: string, name: string): ProcedureDef | null {
  if (!Object.hasOwn(contract, area)) return null
  const procedures: AreaContract = contract[area as keyof Contract]
  return Object.hasOwn(procedures, name) ? (procedures[name] ?? null) : null
}
