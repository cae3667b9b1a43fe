import { z } from 'zod'
import { mostNoted } from '../../domain/history/most-noted'
import { command, job, query } from '../define'
import { done, requiredLine } from '../shapes'
import { changedField } from './history'

/** A row that is not what was written, as a person knows it: whose it is, and what should stand there. */
export const alteredRow = z.object({
  table: z.string(),
  kind: z.enum(['changed', 'missing', 'added']),
  label: z.string().nullable(),
  /** The same in English, where it is called otherwise there. */
  labelEn: z.string().optional(),
  /** Where it is seen. */
  link: z
    .discriminatedUnion('page', [
      z.object({ page: z.literal('person'), id: z.string() }),
      z.object({ page: z.literal('session'), id: z.string() }),
    ])
    .nullable(),
  /** What differs: `before` as it must be, where that is known; `after` as it is. Empty when only one is known. */
  fields: z.array(changedField),
})
export type AlteredRow = z.infer<typeof alteredRow>

/**
 * A row altered outside that something rests on and that stands as it was altered: the entry with which note was taken of
 * it, and the row; null where that note cannot tell which row it was, so that it may be one of these.
 */
export const alteration = z.object({ seq: z.number(), row: alteredRow.nullable() })
export type Alteration = z.infer<typeof alteration>

/** Rows altered outside that were taken note of: by whom, when and why. It stays for good. */
export const alteredNote = z.object({
  seq: z.number(),
  at: z.string(),
  operator: z.string().nullable(),
  reason: z.string(),
  /** False where the note was itself altered since: what it said is not known then, and nothing of it is listed. */
  proved: z.boolean(),
  /** Tables that did not match, and entries of the history; a table may have more rows than could be named. */
  tables: z.array(z.string()),
  entries: z.array(z.number()),
  /** Those of which a mark outside knew another one; absent where there is none. */
  disputed: z.array(z.number()).optional(),
  rows: z.array(
    alteredRow.extend({
      /** `altered`: as it was noted. `back`: as it must be. `since`: changed by a later step. */
      now: z.enum(['altered', 'back', 'since']),
      canPutBack: z.boolean(),
    }),
  ),
})
export type AlteredNote = z.infer<typeof alteredNote>

/** As it is written into the history: key and images of a row as the changes have them, JSON. */
export type NotedRow = {
  table: string
  key: string
  kind: AlteredRow['kind']
  present: string | null
  expected: string | null
}
/** Only the service gives them, and what it reads of a book it looks at itself (`db/noted-row.ts`). */
const notedRows = z.array(z.custom<NotedRow>())

/** So many steps are missing after the last one that was kept; 0 where none was. */
export const lostSteps = z.object({ count: z.number(), held: z.number() })

/** Steps that a log lost and somebody took note of. It stays for good. */
export const lossNote = lostSteps.extend({
  seq: z.number(),
  at: z.string(),
  operator: z.string().nullable(),
})

export const recordCheck = z.object({
  entries: z.number(),
  /** The first entry whose link or changes are not what was written. */
  brokenAt: z.number().nullable(),
  /** Entries that are missing between others: at most twenty. What follows them is broken, and may be as it was written. */
  gone: z.array(z.number()),
  /** The first entry that is itself not what was written, wherever others are missing. */
  rewrittenAt: z.number().nullable(),
  /** Fingerprint of the last sound entry before the first that is not, and its number; 0 where there is none. */
  head: z.string(),
  headEntry: z.number(),
  /** Number of the last entry that was checked: more than `entries` where some are missing. */
  newest: z.number(),
  /** Entries whose words or salts are gone, so that nothing proves what they changed: at most twenty. */
  bare: z.array(z.number()),
  salvagedAt: z.number().nullable(),
  /** Entries with which altered rows were taken note of. */
  notedAt: z.array(z.number()),
  /** Tables that did not fit when an upgrade or a salvage sealed the rows as they were. */
  outOfSeal: z.array(z.string()),
  /** `unproven`: the last entry has no checksum of the tables. */
  contents: z.enum(['whole', 'altered', 'unproven']),
  rows: z.number(),
  /** Tables whose rows are not those the last command left; `sealed` is how many it left. */
  tables: z.array(z.object({ table: z.string(), rows: z.number(), sealed: z.number() })),
  /** The first entry after which the rows are not what they must have been. */
  alteredAt: z.number().nullable(),
  /** The oldest entry whose state of the tables was compared. */
  provenFrom: z.number().nullable(),
  /**
   * Tables made from others (`search_doc`: the search index), and tables of codes, that did not hold what they must; no
   * entry commits to those. `anew`: they were made anew since.
   */
  derived: z.object({ tables: z.array(z.string()), anew: z.boolean() }),
  /** Rows that can be named: at most two hundred. */
  strays: z.array(alteredRow),
  /** Numbers under which changes stand though no command has them: at most twenty. */
  unknown: z.array(z.number()),
  /** Entries of the file's schema that are not as Zhixing makes them (type and name): at most twenty. */
  schema: z.array(z.string()),
  /** Tables whose changes would go unwritten: their triggers are missing or altered. */
  untracked: z.array(z.string()),
  /** What the marks outside the file say of its chain. */
  marks: z.array(z.object({ place: z.enum(['beside', 'machine']), entry: z.number(), fits: z.boolean() })),
  /** Steps a log lost, while nobody has settled it: how many, after which. What the marks say of those is told by this. */
  missing: z.array(lostSteps),
  /** Fingerprint of what was found altered, and of nothing else: as long as it is the same, so is that. */
  finding: z.string(),
  /** Milliseconds. */
  took: z.number(),
})
export type RecordCheck = z.infer<typeof recordCheck>

/** Whether the record is what was written. */
export const recordProcedures = {
  /** The whole record check: chain, changes, rows, marks outside. */
  verifyAudit: query({ input: z.object({}), output: recordCheck }),
  /**
   * Takes note of what was altered outside: lists it in the history for good and seals the rows as they are, so that
   * the book can be worked with. Nothing before it can be undone. `finding`: what whoever asks has before their eyes;
   * refused as `altered_since` when it is not that any more.
   */
  takeNote: job({
    input: z.object({ reason: requiredLine(200), finding: z.string().optional() }),
    output: z.object({ seq: z.number() }),
    refusals: ['nothing_altered', 'altered_since', 'book_damaged', 'unknown_operator'],
  }),
  noteAltered: command({
    input: z.object({
      reason: requiredLine(200),
      tables: z.array(z.string()),
      entries: z.array(z.number()),
      /** Those of which a mark outside knew another one: nothing that was written before the note is proved then. */
      disputed: z.array(z.number()).default([]),
      /** Then: the rows that may have been altered, by a backup of before; null where nothing tells which. */
      between: notedRows.nullish(),
      rows: notedRows,
      /** What was known of all rows when these were found: refused as `altered_since` where that is not so any more. */
      checked: z.object({ foreignWrites: z.number(), drift: z.string() }),
    }),
    output: done,
    undo: 'final',
    describes: ['count', 'reason', 'listed?'],
    internal: true,
    noted: true,
    refusals: ['altered_since', 'unknown_operator'],
  }),
  /** Written by `noteLoss`. */
  noteLost: command({
    /** `newest`: fingerprint of the last step there was. */
    input: lostSteps.extend({ newest: z.string() }),
    output: done,
    undo: 'final',
    describes: ['count', 'held', 'newest?'],
    internal: true,
    noted: true,
  }),
  /** Lost steps that were ever taken note of, newest first. */
  lossNotes: query({ input: z.object({}), output: z.array(lossNote) }),
  /** What was ever taken note of, newest first. */
  notes: query({ input: z.object({}), output: z.array(alteredNote) }),
  /**
   * Gives rows of a note the values they should have, by their place in it. Refused as `put_back_together` with
   * params.rows (places in the note), count and label (of the first) when what must be unique stands in other rows
   * of the note: put back together with those it can be. `certificate_issued` has params.name and number,
   * `certificate_stays` number.
   */
  putBack: command({
    input: z.object({ seq: z.number().int(), rows: z.array(z.number().int().min(0)).min(1).max(mostNoted) }),
    output: done,
    undo: 'captured',
    describes: ['count', 'noted'],
    refusals: [
      'not_found',
      'put_back_changed',
      'put_back_together',
      'put_back_taken',
      'certificate_issued',
      'certificate_stays',
      'undo_of_oneself',
      'last_operator',
    ],
  }),
  /** Whether a printed head is in the chain; `entry` is its number. Blanks and capitals make no difference. */
  findHead: query({
    input: z.object({ head: z.string().max(400) }),
    output: z.object({
      entry: z.number().nullable(),
      /** Where it is in no entry: the newest restore, before which other data stood here. */
      restoredAt: z.number().nullable(),
    }),
  }),
}
