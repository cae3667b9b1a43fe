import { createHash } from 'node:crypto'
import type { Db } from '../context'
import { type AuditRow, chainStart, linkHash } from './audit'

export interface AuditCheck {
  entries: number
  /** The first command whose link or whose changes are not what was written. */
  brokenAt: number | null
  /** Hash of the last sound link: printed, it proves the book up to here. */
  head: string
  /** Commands whose changes have been erased: their links still hold. */
  erased: number
}

const pageSize = 500

/** Walks the chain from its start, and every commitment whose changes are still there. */
export async function checkAudit(db: Db): Promise<AuditCheck> {
  const check: AuditCheck = { entries: 0, brokenAt: null, head: chainStart, erased: 0 }
  for (let after = 0; ; ) {
    const page = await linksAfter(db, after)
    if (page.length === 0) return check
    const salts = await saltsOf(db, after, page.length)
    for (const { link, prevHash, hash } of page) {
      check.entries++
      const salt = salts.get(link.seq)
      if (salt === undefined) check.erased++
      const sound =
        link.seq === check.entries &&
        prevHash === check.head &&
        hash === linkHash(link, prevHash) &&
        (salt === undefined || (await commitmentIn(db, link.seq, salt)) === link.commitment)
      if (!sound) return { ...check, brokenAt: link.seq }
      check.head = hash
    }
    after = page.at(-1)?.link.seq ?? after
  }
}

async function linksAfter(db: Db, after: number) {
  const rows = await db
    .selectFrom('audit')
    .selectAll()
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(pageSize)
    .execute()
  const reversals = await db
    .selectFrom('reversal')
    .selectAll()
    .where('seq', '>', after)
    .where('seq', '<=', rows.at(-1)?.seq ?? after)
    .orderBy('target_seq', 'desc')
    .execute()
  const targets = new Map<number, number[]>()
  for (const { seq, target_seq } of reversals) targets.set(seq, [...(targets.get(seq) ?? []), target_seq])
  return rows.map(row => {
    const link: AuditRow = {
      seq: row.seq,
      id: row.id,
      at: row.at,
      operatorId: row.operator_id,
      room: row.room,
      command: row.command,
      kind: row.kind,
      undo: row.undo,
      schemaVersion: row.schema_version,
      changes: row.changes,
      targets: targets.get(row.seq) ?? [],
      commitment: row.commitment,
    }
    return { link, prevHash: row.prev_hash, hash: row.hash }
  })
}

async function saltsOf(db: Db, after: number, count: number): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('command_detail')
    .select(['command_seq', 'salt'])
    .where('command_seq', '>', after)
    .where('command_seq', '<=', after + count)
    .execute()
  return new Map(rows.map(row => [row.command_seq, row.salt]))
}

/** The same hash as `commitmentOf`, over the changes as they are now. */
async function commitmentIn(db: Db, seq: number, salt: string): Promise<string> {
  const hash = createHash('sha256').update(salt)
  const rows = await db
    .selectFrom('change')
    .select(['tbl', 'key', 'op', 'before', 'after', 'aggregate'])
    .where('command_seq', '=', seq)
    .orderBy('seq')
    .execute()
  for (const { tbl, key, op, before, after, aggregate } of rows)
    hash.update(JSON.stringify([tbl, key, op, before, after, aggregate]))
  return hash.digest('hex')
}
