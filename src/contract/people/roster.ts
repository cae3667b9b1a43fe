import { z } from 'zod'
import { personFields, type WrittenPerson, writtenFields } from '../../domain/people/person-fields'
import { command } from '../define'
import { given } from '../field-shapes'
import { line, requiredLine } from '../shapes'

/** A roster's row as domain/people/roster-row.ts reads it; what it does not give is left as it is. */
export const rosterPerson = z.object({
  ...writtenShape(),
  staffNo: requiredLine(personFields.staffNo.most),
  name: requiredLine(personFields.name.most),
})

type Written = {
  -readonly [Name in keyof WrittenPerson]-?: z.ZodOptional<
    z.ZodType<NonNullable<WrittenPerson[Name]>, NonNullable<WrittenPerson[Name]>>
  >
}
function writtenShape() {
  const shapes = Object.entries(writtenFields).map(([name, field]) => [name, given(field).optional()])
  return Object.fromEntries(shapes) as Written
}

/** People as a file brings them. */
export const rosterProcedures = {
  /**
   * Writes the accepted rows of a roster, all or none. `bookNumber` is the number the book has the person
   * under (null = new); units, posts and grade levels are found by name or made.
   */
  writeRoster: command({
    input: z.object({
      fileName: requiredLine(255),
      sheet: line(80).nullable().default(null),
      rows: z.array(z.object({ person: rosterPerson, bookNumber: line(40).nullable() })).max(600_000),
      /** What the preview counted besides (conflicts, errors): kept with the run. */
      counts: z.record(z.string(), z.number()).default({}),
    }),
    output: z.object({
      runId: z.string(),
      new: z.number(),
      changed: z.number(),
      transferred: z.number(),
      left: z.number(),
      rehired: z.number(),
    }),
    undo: 'captured',
    describes: ['file', 'count'],
    internal: true,
    /** `book_changed`: a person of the preview came, went or was renumbered since; preview again. */
    refusals: ['book_changed'],
  }),
}
