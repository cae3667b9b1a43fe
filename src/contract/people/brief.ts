import { z } from 'zod'
import { personFields } from '../../domain/people/person-fields'
import { answered } from '../field-shapes'

/** A record with a name in one or two languages: the page falls back (domain/people/localised-name.ts). */
export const namedRecord = z.object({ id: z.string(), name: z.string(), nameEn: z.string().nullable() })
export type NamedRecord = z.infer<typeof namedRecord>

/**
 * The words that tell a person from others, homonyms included: the one shape in which any area names somebody. The
 * service selects it in one place (electron/service/people/brief.ts).
 */
export const personWords = {
  name: z.string(),
  nameEn: z.string().nullable(),
  staffNo: z.string().nullable(),
  unitName: z.string().nullable(),
  unitNameEn: z.string().nullable(),
  /** Of somebody in a team: every branch has a 热线一组. */
  branchName: z.string().nullable(),
  branchNameEn: z.string().nullable(),
  postName: z.string().nullable(),
  postNameEn: z.string().nullable(),
  gradeLevelName: z.string().nullable(),
  gradeLevelNameEn: z.string().nullable(),
}
export type PersonWords = z.infer<z.ZodObject<typeof personWords>>

const { status, external } = answered(personFields)

/** Enough to name somebody in another area's page. */
export const personBrief = z.object({ id: z.string(), ...personWords, status, external })
export type PersonBrief = z.infer<typeof personBrief>
