/** Row types of The book: one property per column of migrations/0001-book.ts and 0010-seal.ts. */
import type { Generated } from 'kysely'

export interface RunningTable {
  one: number
  command_seq: number | null
}

export interface AuditTable {
  seq: number
  id: string
  at: string
  operator_id: string | null
  area: string
  command: string
  kind: 'do' | 'undo' | 'redo'
  undo: 'captured' | 'compensated' | 'final'
  schema_version: number
  changes: number
  commitment: string
  prev_hash: string
  hash: string
  /** Null in links older than migration 10. */
  seal: string | null
}

export interface TableSealTable {
  tbl: string
  row_count: number
  sum: string
}

export interface UndoStackTable {
  part: 'done' | 'undone'
  seq: number
}

export interface ReversalTable {
  seq: number
  target_seq: number
}

export interface CommandDetailTable {
  command_seq: number
  salt: string
  params: string
  seal_salt: string | null
  seal_rest: string | null
}

export interface ChangeTable {
  seq: Generated<number>
  command_seq: number
  tbl: string
  key: string
  op: 'I' | 'U' | 'D'
  before: string | null
  after: string | null
  aggregate: string
}

export interface SettingTable {
  key: string
  value: string
}

export interface OperatorTable {
  id: string
  name: string
  active: Generated<0 | 1>
}

export interface ImportLayoutTable {
  kind: string
  fingerprint: string
  mapping: string
}

export interface ImportRunTable {
  id: string
  kind: string
  file_name: string
  sheet: string | null
  at: string
  counts: string
}

export interface AttachmentTable {
  sha256: string
  bytes: number
  media_type: string
  added_at: string
}

export interface SearchDocTable {
  rowid: Generated<number>
  kind: string
  ref: string
  title: string
  detail: string
  rank: Generated<number>
}
