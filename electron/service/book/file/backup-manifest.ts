import { z } from 'zod'
import { bookCounts, salvageLoss } from '../../../../src/contract/book/backup-entry'
import { recordVerdict } from '../../../../src/contract/book/record-verdict'
import { readSmallJson } from '../../../files/small-file'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** What a copy of the book must be. Written beside the copy, so that later damage to it is seen. */
export const copyFacts = z.object({
  bytes: z.number().int().min(0),
  sha256,
  schemaVersion: z.number().int().min(0),
  auditSeq: z.number().int().min(0),
  auditHash: sha256,
  /** Hashes of the files in the shared store that the copy names. */
  attachments: z.array(sha256),
  /** Of a salvaged copy: tables that had more rows, and rows made anew from other records. */
  lost: z.array(salvageLoss).optional(),
  /** What is in it; absent from copies made before that was written down. */
  counts: bookCounts.optional(),
  /** Whether its rows are those of its record; absent from copies made before that was looked at. */
  record: recordVerdict.optional(),
})
export type CopyFacts = z.infer<typeof copyFacts>

export const backupManifest = copyFacts.extend({
  format: z.literal(1),
  at: z.string(),
  reason: z.string(),
  /** The number in its name; absent from older ones. */
  serial: z.number().int().optional(),
  /** The newest look at the copy found it is not as it was written. Gone once a later one finds it is. */
  failed: z.literal(true).optional(),
  /** When the file was last written (ns since 1970), at the newest look at it; absent from older ones. */
  written: z.string().optional(),
})
export type BackupManifest = z.infer<typeof backupManifest>

/** It lists every scan: of more no office has so many. */
const mostBytes = 40 << 20

/** Null when there is none or it cannot be read. */
export function readManifest(path: string): BackupManifest | null {
  return backupManifest.safeParse(readSmallJson(path, mostBytes)).data ?? null
}
