import { columnOf, type RowOf } from '../fields/fields'
import { type OfPerson, type PersonFields, personFields } from './person-fields'
import { maskMiddle, maskPhone } from './phone'

type MaskedFields = {
  [Name in keyof PersonFields as PersonFields[Name] extends { seen: 'masked' }
    ? Name
    : never]: PersonFields[Name]
}
export type MaskedName = keyof MaskedFields

/** What of a person stands in lists, exports and the history with its middle hidden: whatever the list of fields says. */
const maskedFields = Object.fromEntries(
  Object.entries(personFields).filter(([, field]) => 'seen' in field && field.seen === 'masked'),
) as MaskedFields
export const maskedNames = Object.keys(maskedFields) as MaskedName[]

/** Where not everybody may read it: only its ends, of a phone those of its digits. */
export const maskedText = (name: MaskedName, text: string): string =>
  (maskedFields[name] as OfPerson).as === 'phone' ? maskPhone(text) : maskMiddle(text.trim())

/** By column, for the history. */
export const maskedColumns: Readonly<Record<string, (text: string) => string>> = Object.fromEntries(
  maskedNames.map(name => [columnOf(name), (text: string) => maskedText(name, text)]),
)

/** `phone` is `phoneMasked` in a row of the list. */
export type MaskedValues<V = string | null> = { [Name in MaskedName as `${Name}Masked`]: V }
export const maskedName = <const Name extends MaskedName>(name: Name) => `${name}Masked` as const

export const isMasked = (name: string): name is MaskedName => Object.hasOwn(maskedFields, name)

export function maskedValues(row: RowOf<MaskedFields>): MaskedValues {
  const from: Readonly<Record<string, string | null>> = row
  return Object.fromEntries(
    maskedNames.map(name => {
      const text = from[columnOf(name)]
      return [maskedName(name), text === null || text === undefined ? null : maskedText(name, text)]
    }),
  ) as MaskedValues
}
export type MaskedRow = RowOf<MaskedFields>
