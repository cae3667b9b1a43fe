import { type Field, type Fields, part, type ValueOf } from '../fields/fields'
import { genders, personStatuses } from './codes'

export interface OfPerson {
  /**
   * `identity` and `employment` have rules of their own, `place` changes by a transfer. What says no part is a fact:
   * typed into the form, imported from a roster, told on the person's page and in the history, and nothing else to do.
   */
  readonly part?: 'identity' | 'place' | 'employment'
  /** Who sees it: whoever sees the list and what is exported; there with its middle hidden; else only who opens the person. */
  readonly seen?: 'listed' | 'masked'
  /** Width of its column in an export, in characters; one that is not exported has none. */
  readonly width?: number
  /** How what is typed is tidied. */
  readonly as?: 'phone' | 'number' | 'email'
}

/** What is known of a person, in the order in which it is told. Headings of rosters: roster-fields.ts. */
export const personFields = {
  staffNo: { kind: 'text', most: 40, as: 'number', part: 'identity', seen: 'listed', width: 12 },
  name: { kind: 'text', most: 80, required: true, part: 'identity', seen: 'listed', width: 14 },
  nameEn: { kind: 'text', most: 80, seen: 'listed', width: 18 },
  gender: { kind: 'choice', codes: genders },
  external: { kind: 'flag', required: true, part: 'identity', seen: 'listed' },
  unitId: { kind: 'reference', to: 'unit', part: 'place', width: 24 },
  postId: { kind: 'reference', to: 'post', part: 'place', width: 18 },
  gradeLevelId: { kind: 'reference', to: 'grade_level', part: 'place', width: 10 },
  businessLineId: { kind: 'reference', to: 'business_line', width: 14 },
  channelId: { kind: 'reference', to: 'channel', width: 10 },
  hiredOn: { kind: 'day', part: 'employment', seen: 'listed', width: 12 },
  leftOn: { kind: 'day', part: 'employment', seen: 'listed', width: 12 },
  phone: { kind: 'text', most: 60, as: 'phone', seen: 'masked', width: 14 },
  email: { kind: 'text', most: 120, as: 'email' },
  supervisorNo: { kind: 'text', most: 40, as: 'number' },
  status: {
    kind: 'choice',
    codes: personStatuses,
    required: true,
    part: 'employment',
    seen: 'listed',
    width: 8,
  },
  company: { kind: 'text', most: 80, seen: 'listed', width: 18 },
  note: { kind: 'text', most: 2000, lines: true },
} as const satisfies Readonly<Record<string, Field & OfPerson>>

export type PersonFields = typeof personFields
export type PersonFieldName = keyof PersonFields

/** What is changed without a word of the employment history. */
export const factFields = part(personFields, 'typed')
export type FactFields = typeof factFields
export const factNames = Object.keys(factFields) as (keyof FactFields)[]

type Seen<F, By> = { [Name in keyof F as F[Name] extends { seen: By } ? Name : never]: F[Name] }
/** What a list of people shows of each as it is; a phone stands there with its middle hidden. */
export const listedFields = Object.fromEntries(
  Object.entries(personFields).filter(([, field]) => 'seen' in field && field.seen === 'listed'),
) as Seen<PersonFields, 'listed'>

/** What leaves in an export, phones masked. */
export const exportedFields = Object.fromEntries(
  Object.entries(personFields).filter(([, field]) => 'width' in field),
) as {
  [Name in PersonFieldName as PersonFields[Name] extends { width: number } ? Name : never]: PersonFields[Name]
}

type Referring<F> = { [Name in keyof F as F[Name] extends { kind: 'reference' } ? Name : never]: F[Name] }
/** The lists that people are sorted by: a fact each, by the id of an entry. */
export const listFields = Object.fromEntries(
  Object.entries(factFields).filter(([, { kind }]) => kind === 'reference'),
) as Referring<FactFields>
export type PersonListTable = (typeof listFields)[keyof typeof listFields]['to']
export const listNames = Object.keys(listFields) as (keyof typeof listFields)[]

/** What stands in the person's own row: what is referred to is told by name. */
export const ownFields = Object.fromEntries(
  Object.entries(personFields).filter(([, { kind }]) => kind !== 'reference'),
) as Omit<PersonFields, keyof Referring<PersonFields>>

type Written<Name> = Name extends `${infer What}Id` ? What : Name
/** A reference is written as the name of what it refers to: `postId` is `post`. */
export const nameOnSheet = <const Name extends string>(field: Name) =>
  field.replace(/Id$/, '') as Written<Name>

type OnSheet = Exclude<PersonFieldName, 'external'>
/** What a sheet can say of a person; the team stands below its unit. */
export type PersonField = Written<OnSheet> | 'team'

/** The values of a sheet: names in place of ids. */
export type WrittenPerson = {
  readonly [Name in OnSheet as Written<Name>]?: NonNullable<ValueOf<PersonFields[Name]>>
} & { readonly team?: string }

/** How long the name of a unit, a post or a grade level may be. */
const mostOfName = 80

const onSheet = Object.entries(personFields as Fields).flatMap(([name, field]): [string, Field][] => {
  if (name === 'external') return []
  const named: Field = field.kind === 'reference' ? { kind: 'text', most: mostOfName } : field
  return name === 'unitId'
    ? [
        ['unit', named],
        ['team', named],
      ]
    : [[nameOnSheet(name), named]]
})

/** The same fields as a sheet has them. */
export const writtenFields = Object.fromEntries(onSheet) as Readonly<Record<PersonField, Field>>
export const writtenNames = Object.keys(writtenFields) as PersonField[]

/** How many characters the book keeps of each text; a longer one is said, not cut. */
export const writtenLengths: Readonly<Partial<Record<PersonField, number>>> = Object.fromEntries(
  Object.entries(writtenFields).flatMap(([name, field]) =>
    field.kind === 'text' ? [[name, field.most]] : [],
  ),
)
