/** Row types of The book: one property per column of migrations/0001-book.ts and 0010-seal.ts. */
import type { Generated } from 'kysely'

interface RunningTable {
  one: number
  command_seq: number | null
}

interface AuditTable {
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

interface TableSealTable {
  tbl: string
  row_count: number
  sum: string
}

interface UndoStackTable {
  part: 'done' | 'undone'
  seq: number
}

interface ReversalTable {
  seq: number
  target_seq: number
}

interface CommandDetailTable {
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

interface SettingTable {
  key: string
  value: string
}

interface OperatorTable {
  id: string
  name: string
  active: Generated<0 | 1>
}

interface ImportLayoutTable {
  kind: string
  fingerprint: string
  mapping: string
}

interface ImportRunTable {
  id: string
  kind: string
  file_name: string
  sheet: string | null
  at: string
  counts: string
}

interface AttachmentTable {
  sha256: string
  bytes: number
  media_type: string
  added_at: string
}

interface SearchDocTable {
  rowid: Generated<number>
  kind: string
  ref: string
  title: string
  detail: string
  rank: Generated<number>
}

declare module '../schema' {
  interface BookSchema {
    running: RunningTable
    audit: AuditTable
    reversal: ReversalTable
    command_detail: CommandDetailTable
    change: ChangeTable
    table_seal: TableSealTable
    undo_stack: UndoStackTable
    setting: SettingTable
    operator: OperatorTable
    import_layout: ImportLayoutTable
    import_run: ImportRunTable
    attachment: AttachmentTable
    search_doc: SearchDocTable
  }
}
