import { type Field, type Fields, usualOf, type ValueOf, type ValuesOf } from '../../domain/fields/fields'

/** A record as a form has it: a text is never null, so that nothing typed is lost. */
export type DraftOf<F extends Fields> = {
  -readonly [Name in keyof F]: F[Name] extends { kind: 'text' } ? string : ValueOf<F[Name]> | null
}

const mapped = <F extends Fields>(fields: F, value: (name: string, field: Field) => unknown) =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, value(name, field)]))

/** A form nobody has filled in. */
export const blankDraft = <F extends Fields>(fields: F) =>
  mapped(fields, (_, field) => (field.kind === 'text' ? '' : usualOf(field))) as DraftOf<F>

export const draftOfValues = <F extends Fields>(fields: F, values: ValuesOf<F>) =>
  mapped(fields, (name, { kind }) => values[name] ?? (kind === 'text' ? '' : null)) as DraftOf<F>

/** What a form hands in: texts without the spaces around them, an empty one as null. */
export const valuesOfDraft = <F extends Fields>(fields: F, draft: DraftOf<F>) =>
  mapped(fields, (name, { kind }) => {
    const value = draft[name]
    // A box that nobody touched is not checked.
    if (kind === 'flag') return value === true
    return typeof value === 'string' ? value.trim() || null : value
  }) as ValuesOf<F>
