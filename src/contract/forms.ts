import { z } from 'zod'
import { targetRefusals } from '../domain/files/place-refusals'
import { formFormats, formLanguages, formNames } from '../domain/forms/codes'
import { job } from './define'
import { id, ticket } from './shapes'

/** What a form is about. */
export const formSubject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('session'), id }),
  z.object({ kind: z.literal('person'), id }),
  z.object({ kind: z.literal('year'), year: z.number().int().min(1900).max(9999) }),
])
export type FormSubject = z.infer<typeof formSubject>

export const forms = {
  /** One of the office's standard forms into the file the person chose. */
  write: job({
    input: z.object({
      form: z.enum(formNames),
      subject: formSubject,
      format: z.enum(formFormats),
      language: z.enum(formLanguages),
      file: ticket,
    }),
    /** Pages of the PDF; null for the other formats, whose programs count them. */
    output: z.object({ pages: z.number().nullable() }),
    refusals: ['not_found', 'nothing_to_print', 'no_table', 'print_failed', ...targetRefusals],
  }),
}
