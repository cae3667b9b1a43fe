import { z } from 'zod'
import { targetRefusals } from '../domain/files/place-refusals'
import { rowDecisions } from '../domain/imports/preview'
import { refusalCodes } from '../domain/imports/refusal'
import { command, job, query } from './define'
import { changesAtOnce, changeTotals, importChange } from './imports/changes'
import { done, id, ticket } from './shapes'

/** One of the kinds that areas bring. */
const kind = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*$/)
  .max(40)

export const finding = z.object({
  row: z.number(),
  column: z.string(),
  value: z.string(),
  /** Whom the row is about, by the name it writes or else the number; null where it does not say. */
  who: z.string().nullable(),
  code: z.string(),
  severity: z.enum(['error', 'warning', 'conflict', 'info']),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  choices: z.array(z.number()).optional(),
  says: z.array(z.string()).optional(),
  /**
   * What is asked is no row's: `answers` has it under this key, one of the people, or of the days, where there are any.
   * Of findings with one key that cross together the first has them.
   */
  asks: z
    .object({
      key: z.string(),
      people: z
        .array(z.object({ id: z.string(), staffNo: z.string().nullable(), name: z.string() }))
        .optional(),
      days: z.array(z.string()).optional(),
      /** Other answers there are, by their codes. */
      answers: z.array(z.string()).optional(),
      among: z.array(z.object({ answer: z.string(), number: z.number(), says: z.string() })).optional(),
    })
    .optional(),
})

/** What a person decides about a file before anything is written. */
export const importChoices = z.object({
  sheet: z.string().nullable().default(null),
  /** field → heading, where the guess was corrected. */
  mapping: z.record(z.string(), z.string().nullable()).nullable().default(null),
  /** Numbers get the zeros back that they lost. Null: where the kind decides about them at all, since nobody said otherwise. */
  pad: z.boolean().nullable().default(false),
  takeConflicts: z.boolean().default(false),
  /** By the sheet's row (domain/imports/row-decision). */
  decisions: z.record(z.string(), z.array(z.enum(rowDecisions)).max(rowDecisions.length)).default({}),
  /** By the key of the question (`finding.asks`). */
  answers: z.record(z.string().max(300), z.string().max(80)).default({}),
  /** scores, attendance: people who are not on the roll are put on it. */
  enrolMissing: z.boolean().default(false),
})
export type ImportChoices = z.output<typeof importChoices>

const sheets = z.array(z.object({ name: z.string(), hidden: z.boolean(), rows: z.number() }))
const mapping = z.record(z.string(), z.string().nullable())

/** Findings that cross at once: a page that is given more is busy with them for longer than a frame. */
export const findingsAtOnce = 1_000

export const importPreview = z.object({
  /** Names the staged file; apply takes it. */
  token: z.string(),
  kind,
  fileName: z.string(),
  /** Whose marks or scans they are; null until somebody says it, and for the other kinds. */
  sessionId: z.string().nullable(),
  sheets,
  sheet: z.string(),
  /** The words above the headings: '培训项目：投诉处理与情绪管理（第3期）'. */
  title: z.string(),
  headerRow: z.number(),
  headings: z.array(z.string()),
  columns: z.record(z.string(), z.string()),
  fields: z.array(z.string()),
  /** Corrections in use; `remembered` when they come from an earlier file of this layout. Null: all as recognised. */
  mapping: mapping.nullable(),
  remembered: z.boolean(),
  rows: z.number(),
  new: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  conflicts: z.number(),
  errors: z.number(),
  /** At most `findingsAtOnce` of them from `findingsFrom` on, in the sheet's order. */
  findings: z.array(finding),
  findingsFrom: z.number(),
  findingsTotal: z.number(),
  /** Themselves through `changes`. */
  changes: changeTotals,
  /** The first rows as they will be written: field → text. */
  sample: z.array(z.record(z.string(), z.string())),
  accepted: z.number(),
  /** ability: the competencies that stand in columns or rows. */
  competencies: z.array(z.string()),
  /** ability: cells, where the other counts are rows; what would be written is counted by what it says. */
  cells: z
    .object({
      valid: z.number(),
      blank: z.number(),
      notObserved: z.number(),
      exempt: z.number(),
      invalid: z.number(),
      unchanged: z.number(),
      leftOut: z.number(),
    })
    .nullable(),
})
export type ImportPreviewOutput = z.infer<typeof importPreview>
export type ImportFinding = z.infer<typeof finding>

/**
 * What `missing_columns`, `no_header` and `seat_numbers` carry besides: the file stays staged, and a person may point out which of
 * its headings is which field, through `review`.
 */
export const columnsAsked = z.object({
  token: z.string(),
  kind,
  fileName: z.string(),
  sheets,
  sheet: z.string(),
  headings: z.array(z.string()),
  /** Field → heading, as far as they were recognised. */
  columns: z.record(z.string(), z.string()),
  fields: z.array(z.string()),
  /** Each of these groups needs a column. */
  wanted: z.array(z.array(z.string())),
})
export type ColumnsAsked = z.infer<typeof columnsAsked>

/** What the service, the page and the command line must know of a kind besides its words. */
export const importKind = z.object({
  kind,
  /** Its words are `<area>:import.<kind>.name` and `.what`. */
  area: z.string(),
  /** Its rows belong to a session, which has to be named. */
  ofSession: z.boolean(),
  /** The page where what came in can be seen, and the tab of its session. */
  seenOn: z.object({ page: z.string(), tab: z.string().nullable() }),
  /** What the log says of it: only what there was. */
  counts: z.array(z.enum(['new', 'changed', 'rows'])),
  /** Its rows may change what stands in the book: what would and would not is told. */
  compares: z.boolean(),
  /** Numbers that lost their zeros are decided together or one by one: they may be of people the book does not know. */
  decidesZeros: z.boolean(),
  /** What makes findings one decision: each its own row; the same value; and in a matrix the same column as well. */
  decidedBy: z.enum(['row', 'value', 'cell']),
  /** What stands there for a date that cannot be; null where a row without its date is no row. */
  blankDate: z.enum(['blank', 'today']).nullable(),
})
export type ImportKindFacts = z.infer<typeof importKind>

/** Characters: some thirty thousand rows of a dozen columns as Excel copies them. What is larger is a file. */
export const mostPasted = 20_000_000

/** A table copied in a spreadsheet, a document, a page or a chat: HTML where that holds it, else text with tabs. */
const pastedTable = z.object({
  /** What it is called in the list of imports. */
  name: z.string().min(1).max(80),
  text: z.string().min(1).max(mostPasted),
})

/** A file refused altogether: why, in `imports:refusal.<code>`. */
const fileRefusals = [...refusalCodes, 'session_unknown'] as const

export const imports = {
  /** Every kind of file there is to import, in the order in which an office needs them. */
  kinds: query({ input: z.object({}), output: z.array(importKind), reads: [] }),
  /**
   * Reads a file, or a table that was pasted, and shows what would happen. Nothing is written. `kind` null: recognised
   * by its headings.
   */
  preview: job({
    input: z
      .object({
        file: ticket.nullable().default(null),
        pasted: pastedTable.nullable().default(null),
        kind: kind.nullable(),
        sessionId: id.nullable().default(null),
        choices: importChoices.default({
          sheet: null,
          mapping: null,
          pad: false,
          takeConflicts: false,
          decisions: {},
          answers: {},
          enrolMissing: false,
        }),
      })
      // Which of the two was meant nobody could tell.
      .refine(({ file, pasted }) => file === null || pasted === null, { path: ['pasted'] }),
    output: importPreview,
    refusals: fileRefusals,
    phases: ['reading', 'comparing'],
  }),
  /** The same file looked at again with other choices (as another kind, for another session), not read again. */
  review: job({
    input: z.object({
      token: z.string(),
      kind: kind.optional(),
      sessionId: id.nullable().optional(),
      choices: importChoices,
      /** Which of the findings are shown, where they are many. */
      findingsFrom: z.number().int().min(0).default(0),
    }),
    output: importPreview,
    refusals: ['token_gone', 'being_imported', ...fileRefusals],
    phases: ['comparing'],
  }),
  /**
   * Writes the accepted rows, all or none, after a backup. Undone with one click. `written` counts what the preview
   * accepted, `leftOut` people of the file who could not be put on the roll (full, left, closed).
   */
  apply: job({
    input: z.object({ token: z.string() }),
    output: z.object({ seq: z.number().nullable(), written: z.number(), leftOut: z.number() }),
    refusals: [
      'token_gone',
      'being_imported',
      'nothing_to_import',
      'book_changed',
      'session_missing',
      'disk_full',
      'backup_failed',
      // What the areas say that take the rows.
      'not_found',
      'not_assessed',
      'session_cancelled',
      'session_closed',
      'cancelled',
      'closed',
      'resit_stands',
      'certificate_issued',
      'no_block_that_day',
    ],
    phases: ['backup', 'writing'],
  }),
  /** More findings of the last look. */
  findings: job({
    input: z.object({
      token: z.string(),
      from: z.number().int().min(0),
      limit: z.number().int().min(1).max(findingsAtOnce).default(findingsAtOnce),
    }),
    output: z.object({ findings: z.array(finding) }),
    refusals: ['token_gone'],
  }),
  /** What the last look would change, person by person; of one field where it is named. */
  changes: job({
    input: z.object({
      token: z.string(),
      field: z.string().max(200).nullable().default(null),
      from: z.number().int().min(0),
      limit: z.number().int().min(1).max(changesAtOnce).default(changesAtOnce),
    }),
    output: z.object({ changes: z.array(importChange) }),
    refusals: ['token_gone'],
  }),
  forget: job({ input: z.object({ token: z.string() }), output: z.object({}) }),
  /** An import that was interrupted (`import_interrupted` of `book.state`) has been heard of. */
  noteInterrupted: job({ input: z.object({ id: z.string().max(64) }), output: done, outside: true }),
  /** The rows with an error, as a workbook to mend and import again; what is wrong with each stands on a second sheet. */
  exportProblems: job({
    input: z.object({ token: z.string(), file: ticket, language: z.enum(['zh-CN', 'en']) }),
    output: z.object({ rows: z.number() }),
    refusals: ['token_gone', ...targetRefusals],
  }),
  /** A mapping a person corrected, for files of the same layout. */
  rememberLayout: command({
    input: z.object({
      kind,
      fingerprint: z.string().max(200),
      mapping,
    }),
    output: z.object({}),
    undo: 'final',
    internal: true,
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
