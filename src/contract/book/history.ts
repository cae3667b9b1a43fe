import { z } from 'zod'
import { command, query } from '../define'
import { id } from '../shapes'
import { lostName } from './lost-name'

export const historyEntry = z.object({
  seq: z.number(),
  at: z.string(),
  operator: z.string().nullable(),
  area: z.string(),
  command: z.string(),
  kind: z.enum(['do', 'undo', 'redo']),
  targets: z.array(z.number()),
  /** What the history line says, filled into the area's `command.<name>` text. */
  /** What its line is made of; null where damage to the data took it. */
  params: z.record(z.string(), z.unknown()).nullable(),
  undo: z.enum(['captured', 'compensated', 'final']),
  undone: z.boolean(),
  changes: z.number(),
  /** What undo ends at that came after it: an upgrade, a recovery from damage, a note of alterations. Null when it is in reach. */
  behind: z.enum(['upgrade', 'salvage', 'note']).nullable(),
})
export type HistoryEntry = z.infer<typeof historyEntry>

export const changedField = z.object({
  column: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** The same in English, of what is called otherwise there. */
  beforeEn: z.string().optional(),
  afterEn: z.string().optional(),
  /** It is one of which only the ends are shown until it is asked for. */
  masked: z.literal(true).optional(),
})

/** A command as the undo dialogue names it. */
export const commandRef = z.object({
  seq: z.number(),
  area: z.string(),
  command: z.string(),
  at: z.string(),
  /** What its line is made of; null where damage to the data took it. */
  params: z.record(z.string(), z.unknown()).nullable(),
  undo: z.enum(['captured', 'compensated', 'final']),
})

/** What took the place of the data, and where those before it are kept. */
export const restoreNote = z.object({
  /** A backup of this folder, a file, or the data that an earlier restore had replaced. */
  source: z.enum(['backup', 'file', 'back']),
  /** When it was made. */
  made: z.string(),
  /** `backup`: `kept` is when the copy of the data before was made; `aside`: where their file lies. */
  before: z.enum(['backup', 'aside', 'none']),
  kept: z.string().nullable(),
  /** Who asked: perhaps nobody in the data that were restored. */
  by: z.string().nullable(),
  /** Certificates of the data before that are not in these. */
  gone: z.array(lostName).default([]),
})
export type RestoreNote = z.infer<typeof restoreNote>

/** What was done, and taking it back. */
export const historyProcedures = {
  /** The first step in data that were restored. */
  noteRestore: command({
    input: restoreNote,
    output: z.object({}),
    undo: 'final',
    describes: ['context', 'made', 'kept?', 'by?', 'gone?'],
    internal: true,
    noted: true,
  }),
  /** Whether a command landed: asked after the service went away between commit and reply. */
  landed: query({ input: z.object({ commandId: id }), output: z.object({ seq: z.number().nullable() }) }),
  history: query({
    input: z.object({
      before: z.number().nullable().default(null),
      limit: z.number().int().min(1).max(200).default(50),
      /** Only what this area's commands did. */
      area: z.string().nullable().default(null),
      /** Only what this operator did. */
      operatorId: id.nullable().default(null),
      /** Instants: from this one on, and before that one. */
      from: z.iso.datetime().nullable().default(null),
      until: z.iso.datetime().nullable().default(null),
    }),
    output: z.object({ entries: z.array(historyEntry), nextBefore: z.number().nullable() }),
  }),
  changes: query({
    input: z.object({
      seq: z.number().int(),
      limit: z.number().int().min(1).max(500).default(100),
      /** Also the middle of what is masked: somebody asked to see it. */
      whole: z.boolean().default(false),
    }),
    output: z.object({
      total: z.number(),
      changes: z.array(
        z.object({
          table: z.string(),
          op: z.enum(['I', 'U', 'D']),
          /** A word for the row a person recognises (a name, a number), where there is one. */
          label: z.string().nullable(),
          /** The same in English, where it is called otherwise there. */
          labelEn: z.string().optional(),
          fields: z.array(changedField),
        }),
      ),
    }),
  }),
  /** What Ctrl+Z and Ctrl+Shift+Z would do now. */
  undoState: query({
    input: z.object({}),
    output: z.object({
      undo: commandRef.nullable(),
      redo: commandRef.nullable(),
      /** Only steps of the demonstration year are left, which are undone one by one. */
      onlyStory: z.boolean().default(false),
    }),
  }),
  /**
   * Refused as `undo_touched_later` with params.blockers (commandRef[], the newest), count and final (one of them is)
   * when later commands stand in the way; `withLater` takes those back too, newest first. Refused as `undo_would_break`
   * with params.count and records ({ table, label, labelEn? }[], the first) when rows that stay hang on what it would take away.
   * Refused as `undo_of_another` (params as a commandRef) when somebody else did any of it, until `others` says that
   * this is meant; params.names are theirs, in `undo_touched_later` too. Refused as `undo_voids_printed` (params as a
   * commandRef, with count: how many it would void, and printed: how many of those are on paper) until `voids` does. `undo_behind` has params.context: what it lies
   * behind (as `behind` of an entry).
   */
  undo: command({
    input: z.object({
      seq: z.number().int(),
      withLater: z.boolean().default(false),
      others: z.boolean().default(false),
      voids: z.boolean().default(false),
    }),
    output: z.object({ undone: z.array(z.number()) }),
    undo: 'captured',
    refusals: [
      'nothing_to_undo',
      'only_story_left',
      'already_undone',
      'undo_is_final',
      'undo_behind',
      'undo_touched_later',
      'undo_of_another',
      'undo_voids_printed',
      'undo_would_break',
      'undo_not_proved',
      'undo_of_oneself',
      'last_operator',
    ],
  }),
  redo: command({
    input: z.object({ seq: z.number().int() }),
    output: z.object({}),
    undo: 'captured',
    refusals: [
      'nothing_to_redo',
      'redo_compensated',
      'redo_touched_later',
      'undo_would_break',
      'undo_not_proved',
      'undo_of_oneself',
      'last_operator',
    ],
  }),
}
