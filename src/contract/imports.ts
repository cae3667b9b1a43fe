import { z } from 'zod'
import { importKinds } from '../domain/imports/preview'
import { refusalCodes } from '../domain/imports/refusal'
import { rowDecisions } from '../domain/imports/row-decision'
import { command, job, query } from './define'
import { id, ticket } from './shapes'

export const finding = z.object({
  row: z.number(),
  column: z.string(),
  value: z.string(),
  code: z.string(),
  severity: z.enum(['error', 'warning', 'conflict', 'info']),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  choices: z.array(z.number()).optional(),
})

/** What a person decides about a file before anything is written. */
export const importChoices = z.object({
  sheet: z.string().nullable().default(null),
  /** field → heading, where the guess was corrected. */
  mapping: z.record(z.string(), z.string().nullable()).nullable().default(null),
  pad: z.boolean().default(false),
  takeConflicts: z.boolean().default(false),
  /** By the sheet's row (domain/imports/row-decision). */
  decisions: z.record(z.string(), z.enum(rowDecisions)).default({}),
  /** scores: people who are not on the roll are put on it. */
  enrolMissing: z.boolean().default(false),
})

export const importPreview = z.object({
  /** Names the staged file; apply takes it. */
  token: z.string(),
  kind: z.enum(importKinds),
  fileName: z.string(),
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean(), rows: z.number() })),
  sheet: z.string(),
  headerRow: z.number(),
  headings: z.array(z.string()),
  columns: z.record(z.string(), z.string()),
  fields: z.array(z.string()),
  rows: z.number(),
  new: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  conflicts: z.number(),
  errors: z.number(),
  findings: z.array(finding),
  /** The first rows as they will be written: field → text. */
  sample: z.array(z.record(z.string(), z.string())),
  accepted: z.number(),
})
export type ImportPreviewOutput = z.infer<typeof importPreview>

/** A file refused altogether: why, in `imports:refusal.<code>`. */
const fileRefusals = [...refusalCodes, 'session_missing', 'stopped_reading'] as const

export const imports = {
  /** Reads a file and shows what would happen. Nothing is written. `kind` null: recognised by its headings. */
  preview: job({
    input: z.object({
      file: ticket,
      kind: z.enum(importKinds).nullable(),
      sessionId: id.nullable().default(null),
      choices: importChoices.default({
        sheet: null,
        mapping: null,
        pad: false,
        takeConflicts: false,
        decisions: {},
        enrolMissing: false,
      }),
    }),
    output: importPreview,
    refusals: fileRefusals,
  }),
  /** The same file looked at again with other choices, without reading it from disk again. */
  review: job({
    input: z.object({ token: z.string(), choices: importChoices }),
    output: importPreview,
    refusals: ['token_gone', ...fileRefusals],
  }),
  /** Writes the accepted rows, all or none, after a backup. Undone with one click. */
  apply: job({
    input: z.object({ token: z.string() }),
    output: z.object({ seq: z.number().nullable(), written: z.number() }),
    refusals: [
      'token_gone',
      'nothing_to_import',
      'book_changed',
      'session_missing',
      'disk_full',
      'backup_failed',
    ],
  }),
  forget: job({ input: z.object({ token: z.string() }), output: z.object({}) }),
  /** The rows that could not go in, as a file to mend and import again. */
  exportProblems: job({
    input: z.object({ token: z.string(), file: ticket }),
    output: z.object({ rows: z.number() }),
    refusals: ['token_gone', 'not_writable'],
  }),
  /** A mapping a person corrected, for files of the same layout. */
  rememberLayout: command({
    input: z.object({
      kind: z.enum(importKinds),
      fingerprint: z.string().max(200),
      mapping: z.record(z.string(), z.string().nullable()),
    }),
    output: z.object({}),
    undo: 'final',
  }),
  /** What came in, newest first, with the command that wrote it (an undone import is gone from here). */
  runs: query({
    input: z.object({}),
    output: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        fileName: z.string(),
        at: z.string(),
        counts: z.record(z.string(), z.number()),
        seq: z.number().nullable(),
      }),
    ),
  }),
}
