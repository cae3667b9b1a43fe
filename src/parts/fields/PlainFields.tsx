import type { ReactNode } from 'react'
import type { Field as FieldOfRecord, Fields } from '../../domain/fields/fields'
import { Checkbox } from '../../ui/field/Checkbox'
import { DateField } from '../../ui/field/DateField'
import { Field } from '../../ui/field/Field'
import { Select } from '../../ui/field/Select'
import { TextArea } from '../../ui/field/TextArea'
import { TextInput } from '../../ui/field/TextInput'
import type { DraftOf } from './field-draft'
import { NumberField } from './NumberField'

type Name<F extends Fields> = keyof F & string

type PlainFieldsProps<F extends Fields> = {
  fields: F
  draft: DraftOf<F>
  onChange: (part: Partial<DraftOf<F>>) => void
  label: (name: Name<F>) => string
  hint?: (name: Name<F>) => string | null
  /** What a code of a choice is called. */
  code?: (name: Name<F>, code: string) => string
  /** What one chooses a reference with: it depends on what is referred to. */
  reference?: (name: Name<F>, value: string | null, onChange: (id: string | null) => void) => ReactNode
  /** Said of those that may be blank. */
  mark?: string
  /** How high a text of several lines is. */
  rows?: number
}

const inputTypes = { phone: 'tel', email: 'email' } as const

/** The fields of a record that need nothing but what their kind is entered with; each under its name. */
export function PlainFields<F extends Fields>(props: PlainFieldsProps<F>) {
  const { fields, draft, onChange, label, hint, mark } = props
  return (Object.entries(fields) as [Name<F>, FieldOfRecord][]).map(([name, field]) => {
    const value: unknown = draft[name]
    // Its kind says what it holds.
    const put = (next: unknown) => onChange({ [name]: next } as Partial<DraftOf<F>>)
    const around = {
      label: label(name),
      hint: hint?.(name) ?? undefined,
      ...(field.required ? { required: true } : mark === undefined ? {} : { mark }),
    }
    if (field.kind === 'flag')
      return <Checkbox key={name} label={around.label} checked={value === true} onChange={put} />
    if (field.kind === 'whole') {
      const number = typeof value === 'number' ? value : null
      return (
        <NumberField
          key={name}
          {...around}
          value={number}
          onChange={put}
          min={field.least}
          max={field.most}
        />
      )
    }
    const text = typeof value === 'string' ? value : null
    const control = controlOf(props, name, field, text, put)
    return (
      control && (
        <Field key={name} {...around}>
          {control}
        </Field>
      )
    )
  })
}

function controlOf<F extends Fields>(
  { code, reference, rows = 2 }: PlainFieldsProps<F>,
  name: Name<F>,
  field: FieldOfRecord,
  value: string | null,
  put: (next: string | null) => void,
): ReactNode {
  switch (field.kind) {
    case 'text': {
      if (field.lines)
        return <TextArea value={value ?? ''} onChange={put} rows={rows} maxLength={field.most} />
      const as = 'as' in field ? field.as : undefined
      const type = as === 'phone' || as === 'email' ? { type: inputTypes[as] } : {}
      return <TextInput {...type} value={value ?? ''} onChange={put} maxLength={field.most} />
    }
    case 'day':
      return <DateField value={value} onChange={put} />
    case 'choice':
      return (
        <Select
          value={value ?? ''}
          onChange={next => put(next || null)}
          options={[
            ...(field.required ? [] : [{ value: '', label: '' }]),
            ...field.codes.map(one => ({ value: one, label: code?.(name, one) ?? one })),
          ]}
        />
      )
    case 'reference':
      return reference?.(name, value, put) ?? null
    default:
      return null
  }
}
