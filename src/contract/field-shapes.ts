import { z } from 'zod'
import { type Field, type Fields, usualOf, type ValueOf } from '../domain/fields/fields'
import { day, id, line, prose, requiredLine } from './shapes'

type Shapes<F extends Fields> = { -readonly [Name in keyof F]: z.ZodType<ValueOf<F[Name]>, ValueOf<F[Name]>> }
type Optional<F extends Fields> = {
  -readonly [Name in keyof F]: F[Name] extends { required: true }
    ? z.ZodType<ValueOf<F[Name]>, ValueOf<F[Name]>>
    : z.ZodDefault<z.ZodType<ValueOf<F[Name]>, ValueOf<F[Name]>>>
}

const mapped = (fields: Fields, shape: (field: Field) => z.ZodType) =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, shape(field)]))

/** What a person may give: lengths, codes and ranges are checked. */
export const typed = <F extends Fields>(fields: F) => mapped(fields, checked) as Shapes<F>

/** The same, and what is left out is as usual, or blank; a field that is required is required. */
export const typedOrBlank = <F extends Fields>(fields: F) =>
  mapped(fields, field =>
    field.required ? checked(field) : checked(field).default(usualOf(field)),
  ) as Optional<F>

/** What the service answers: the kind of value, and no more. */
export const answered = <F extends Fields>(fields: F) =>
  mapped(fields, field => (field.required ? plain(field) : plain(field).nullable())) as Shapes<F>

/** What a field holds when it is given at all; blank is left out. */
export function given(field: Field): z.ZodType {
  switch (field.kind) {
    case 'text':
      return field.lines ? prose(field.most) : field.required ? requiredLine(field.most) : line(field.most)
    case 'day':
      return day
    case 'whole':
      return z.number().int().min(field.least).max(field.most)
    case 'reference':
      return id
    default:
      return plain(field)
  }
}

const checked = (field: Field): z.ZodType => (field.required ? given(field) : given(field).nullable())

function plain(field: Field): z.ZodType {
  if (field.kind === 'choice') return z.enum(field.codes)
  if (field.kind === 'flag') return z.boolean()
  return field.kind === 'whole' ? z.number() : z.string()
}
