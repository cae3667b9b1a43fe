import { z } from 'zod'
import { command, query } from '../define'
import { done, id, line, requiredLine } from '../shapes'
import { namedRecord } from './brief'

/** One business line or channel. */
export const listEntry = namedRecord.extend({
  /** Out of use: whoever is in it stays, and nobody is put into it. */
  retired: z.boolean(),
  /** Active people in it. */
  people: z.number(),
})
export type ListEntry = z.infer<typeof listEntry>

const list = () => query({ input: z.object({}), output: z.array(listEntry) })

const add = () =>
  command({
    input: z.object({ name: requiredLine(80), nameEn: line(80).nullable().default(null) }),
    output: z.object({ id }),
    undo: 'captured',
    describes: ['name'],
    refusals: ['name_taken'],
  })

const change = () =>
  command({
    input: z.object({
      id,
      name: requiredLine(80).optional(),
      nameEn: line(80).nullable().optional(),
      retired: z.boolean().optional(),
    }),
    output: done,
    undo: 'captured',
    describes: ['name', 'context?'],
    refusals: ['name_taken', 'unknown_entry'],
  })

const remove = () =>
  command({
    input: z.object({ id }),
    output: done,
    undo: 'captured',
    describes: ['name'],
    refusals: ['unknown_entry', 'has_members', 'in_use'],
  })

/** The lists that people are sorted by (domain/people/person-fields.ts). */
export const listProcedures = {
  businessLines: list(),
  channels: list(),
  addBusinessLine: add(),
  changeBusinessLine: change(),
  removeBusinessLine: remove(),
  addChannel: add(),
  changeChannel: change(),
  removeChannel: remove(),
}
