import { z } from 'zod'
import { contentFaults } from '../../domain/attachments/content-faults'
import { pictureTypes } from '../../domain/attachments/viewing'
import { sourceRefusals, targetRefusals } from '../../domain/files/place-refusals'
import { fileItemKinds, fileItemStates } from '../../domain/sessions/codes'
import { scanConditions } from '../../domain/sessions/file/session-file'
import { command, job, query } from '../define'
import { done, id, line, requiredLine, ticket } from '../shapes'

/** The papers of a session. */
export const fileProcedures = {
  file: query({
    input: z.object({ sessionId: id }),
    output: z.object({
      dueOn: z.string(),
      items: z.array(
        z.object({
          kind: z.enum(fileItemKinds),
          state: z.enum(fileItemStates),
          note: z.string().nullable(),
          doneOn: z.string().nullable(),
          attachments: z.array(
            z.object({
              id: z.string(),
              fileName: z.string(),
              bytes: z.number(),
              mediaType: z.string(),
              addedOn: z.string(),
              /** `damaged`: what lies in the store is not what was attached. */
              condition: z.enum(scanConditions),
            }),
          ),
        }),
      ),
    }),
    reads: ['sessions', 'attachments'],
  }),
  setFileItem: command({
    input: z.object({
      sessionId: id,
      kind: z.enum(fileItemKinds),
      state: z.enum(fileItemStates),
      note: line(200).nullable().default(null),
    }),
    output: done,
    undo: 'captured',
    describes: ['course', 'courseEn', 'number', 'kind', 'state?', 'context?'],
    refusals: ['not_found', 'session_closed', 'session_cancelled', 'has_attachment'],
  }),
  /** Copies the signed scan into the book's own store, then notes it. */
  attachScan: job({
    input: z.object({ sessionId: id, kind: z.enum(fileItemKinds), file: ticket }),
    output: z.object({
      id,
      /** The name it is filed under. */
      fileName: z.string(),
      /** The name it had, where its ending was not that of what it is. */
      cameAs: z.string().nullable(),
      /** `already`: the paper has it, and it is sound; `restored`: it has it, and the file was lost. Nothing is added then. */
      outcome: z.enum(['attached', 'restored', 'already']),
    }),
    refusals: [
      'not_found',
      'session_closed',
      'store_not_writable',
      'disk_full',
      'name_taken',
      ...sourceRefusals,
      ...contentFaults,
    ],
  }),
  noteAttachment: command({
    input: z.object({
      sessionId: id,
      kind: z.enum(fileItemKinds),
      sha256: z.string().length(64),
      fileName: requiredLine(255),
      bytes: z.number().int(),
      mediaType: line(100),
    }),
    /** `fileName`: under which the paper has it. */
    output: z.object({ id, fileName: z.string(), added: z.boolean() }),
    undo: 'captured',
    describes: ['course', 'courseEn', 'number', 'file', 'context?'],
    internal: true,
    refusals: ['not_found', 'session_closed'],
  }),
  removeAttachment: command({
    input: z.object({ id }),
    output: done,
    undo: 'captured',
    describes: ['course', 'courseEn', 'number', 'file'],
    refusals: ['not_found', 'session_closed'],
  }),
  /** A scan that is a picture, for the page to show: exactly the bytes that were attached. */
  readScan: job({
    input: z.object({ id }),
    output: z.object({
      mediaType: z.enum(pictureTypes),
      bytes: z.instanceof(Uint8Array),
      /** Its end was missing already when it was attached. */
      cutOff: z.boolean(),
    }),
    outside: true,
    reads: true,
    refusals: ['not_found', 'attachment_missing', 'attachment_damaged', 'too_large_to_show', 'no_picture'],
  }),
  /** A checked copy of a scan in the system's own viewer: PDF pages, and what the page does not show. */
  openScan: job({
    input: z.object({ id }),
    output: done,
    outside: true,
    reads: true,
    refusals: ['not_found', 'attachment_missing', 'attachment_damaged', 'disk_full', 'no_viewer'],
  }),
  saveAttachment: job({
    input: z.object({ id, file: ticket }),
    output: done,
    reads: true,
    refusals: ['not_found', 'attachment_missing', 'attachment_damaged', ...targetRefusals],
  }),
}
