import type { FileItemKind, FileItemState } from '../../../../src/domain/sessions/codes'
import { newFileItems } from '../../../../src/domain/sessions/file/session-file'
import type { Db, Tx } from '../../context'

export interface StoredFileItem {
  kind: FileItemKind
  state: FileItemState
  note: string | null
  doneOn: string | null
}

export async function listFileItems(db: Db, sessionId: string): Promise<StoredFileItem[]> {
  return db
    .selectFrom('file_item')
    .select(['kind', 'state', 'note', 'done_on as doneOn'])
    .where('session_id', '=', sessionId)
    .execute()
}

export async function insertFileItems(tx: Tx, sessionId: string, assessed: boolean): Promise<void> {
  await tx
    .insertInto('file_item')
    .values(
      newFileItems({ assessed }).map(item => ({
        session_id: sessionId,
        kind: item.kind,
        state: item.state,
        note: null,
        done_on: null,
      })),
    )
    .execute()
}

export async function updateFileItem(tx: Tx, sessionId: string, item: StoredFileItem): Promise<void> {
  await tx
    .updateTable('file_item')
    .set({ state: item.state, note: item.note, done_on: item.doneOn })
    .where('session_id', '=', sessionId)
    .where('kind', '=', item.kind)
    .execute()
}

export async function listAttachments(db: Db, sessionId: string) {
  return db
    .selectFrom('session_attachment')
    .innerJoin('attachment', 'attachment.sha256', 'session_attachment.sha256')
    .select([
      'session_attachment.id',
      'session_attachment.kind',
      'session_attachment.sha256',
      'session_attachment.file_name as fileName',
      'session_attachment.added_on as addedOn',
      'attachment.bytes',
      'attachment.media_type as mediaType',
    ])
    .where('session_attachment.session_id', '=', sessionId)
    .orderBy('session_attachment.added_on')
    .orderBy('session_attachment.id')
    .execute()
}

export async function findAttachment(db: Db, id: string) {
  const row = await db.selectFrom('session_attachment').selectAll().where('id', '=', id).executeTakeFirst()
  return row ?? null
}

export async function insertAttachment(
  tx: Tx,
  row: { id: string; sessionId: string; kind: FileItemKind; sha256: string; fileName: string; on: string },
): Promise<void> {
  await tx
    .insertInto('session_attachment')
    .values({
      id: row.id,
      session_id: row.sessionId,
      kind: row.kind,
      sha256: row.sha256,
      file_name: row.fileName,
      added_on: row.on,
    })
    .execute()
}

export async function removeAttachmentRow(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('session_attachment').where('id', '=', id).execute()
}

/** Of each of these sessions, or of all, the papers that have a scan among the lost ones. No statement where none is lost. */
export async function listLostPapers(
  db: Db,
  lost: { readonly size: number; has(sha256: string): boolean },
  sessionIds: readonly string[] | 'all',
): Promise<Map<string, Set<FileItemKind>>> {
  const papers = new Map<string, Set<FileItemKind>>()
  if (lost.size === 0 || sessionIds.length === 0) return papers
  const scans = db.selectFrom('session_attachment').select(['session_id', 'kind', 'sha256'])
  const asked = sessionIds === 'all' ? scans : scans.where('session_id', 'in', sessionIds)
  for (const { session_id, kind, sha256 } of await asked.execute()) {
    if (!lost.has(sha256)) continue
    const own = papers.get(session_id) ?? new Set()
    papers.set(session_id, own.add(kind))
  }
  return papers
}
