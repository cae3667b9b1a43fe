/** Row types of Actions: one property per column of migrations/0009-improvements.ts. */

export interface ActionTable {
  id: string
  number: number
  kind: 'people' | 'process' | 'system'
  origin: 'failed' | 'absent' | 'manual'
  title: string
  cause: string | null
  measure: string | null
  session_id: string | null
  person_id: string | null
  owner_id: string | null
  verifier_id: string | null
  due_on: string
  status: 'open' | 'done' | 'verified' | 'cancelled'
  done_on: string | null
  done_note: string | null
  verified_on: string | null
  verified_note: string | null
  created_on: string
}

declare module '../schema' {
  interface BookSchema {
    action: ActionTable
  }
}
