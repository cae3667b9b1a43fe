import { z } from 'zod'
import { formFormats, formLanguages, formSubjects } from '../domain/documents/form-codes'
import { targetRefusals } from '../domain/files/place-refusals'
import { job, query } from './define'
import { caveat, id, line, ticket } from './shapes'

/** What a form is about. */
export const formSubject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('session'), id }),
  z.object({ kind: z.literal('person'), id }),
  z.object({ kind: z.literal('year'), year: z.number().int().min(1900).max(9999) }),
])
export type FormSubject = z.infer<typeof formSubject>

/** What is known of a form before it is written: areas bring forms, nobody else names one. */
export const formFacts = z.object({
  form: z.string(),
  /** What it can be about. */
  of: z.array(z.enum(formSubjects)),
  formats: z.array(z.enum(formFormats)),
  /** Key of what it is called, with the namespace of its area: forms:name.sign_in. */
  name: z.string(),
})
export type FormFacts = z.infer<typeof formFacts>

export const forms = {
  /** The office's standard forms, in the order of their areas. */
  kinds: query({ input: z.object({}), output: z.array(formFacts) }),
  /** One of them into the file the person chose. */
  write: job({
    input: z.object({
      form: line(40),
      subject: formSubject,
      format: z.enum(formFormats),
      language: z.enum(formLanguages),
      file: ticket,
    }),
    /** Pages of the PDF; null for the other formats, whose programs count them. */
    output: z.object({ pages: z.number().nullable(), caveat }),
    reads: true,
    refusals: ['not_found', 'nothing_to_print', 'no_table', 'print_failed', ...targetRefusals],
  }),
}
