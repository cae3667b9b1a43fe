import { randomUUID } from 'node:crypto'
import type { ProcedureDef } from '../../src/contract/define'
import { refusalsOfAny } from '../../src/contract/refusals'
import { Refusal } from './refusal'
import type { LogError } from './wire-error'

/** A procedure refused with a code that neither its contract lists nor any call may answer with: nobody has words for it. */
class UndeclaredRefusal extends Error {
  constructor(procedure: string, refusal: Refusal) {
    super(`${procedure} refused with '${refusal.code}', which its contract does not list`, { cause: refusal })
    this.name = 'UndeclaredRefusal'
  }
}

const ofAny: ReadonlySet<string> = new Set(refusalsOfAny)

/**
 * What leaves a procedure when `error` was thrown in it. A code its contract does not list is a mistake of ours and logged
 * as one; whoever asked still hears why. A query lists none: what it asks for may be gone, and it says so.
 */
export function asDeclared(error: unknown, name: string, procedure: ProcedureDef, log: LogError): unknown {
  if (!(error instanceof Refusal) || ofAny.has(error.code)) return error
  if (procedure.kind === 'query' || procedure.refusals.includes(error.code)) return error
  log(new UndeclaredRefusal(name, error), randomUUID().slice(0, 8), name)
  return error
}
