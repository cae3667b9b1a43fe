import type { Fields } from '../../domain/fields/fields'
import { Field } from '../../ui/field/Field'
import { TextArea } from '../../ui/field/TextArea'
import { TextInput } from '../../ui/field/TextInput'

type TextName<F extends Fields> = {
  [Name in keyof F]: F[Name] extends { kind: 'text' } ? Name : never
}[keyof F] &
  string
type Drafted<Name extends string> = Record<Name, string>

type TextFieldsProps<F extends Fields> = {
  fields: F
  draft: Drafted<TextName<F>>
  onChange: (part: Partial<Drafted<TextName<F>>>) => void
  label: (name: TextName<F>) => string
  hint?: (name: TextName<F>) => string | null
  /** Said of those that may be blank. */
  mark?: string
  /** How high a text of several lines is. */
  rows?: number
}

const inputTypes = { phone: 'tel', email: 'email' } as const

/** The texts of a record that need nothing but a line, or a few, to type them in; each under its name. */
export function TextFields<F extends Fields>(props: TextFieldsProps<F>) {
  const { fields, draft, onChange, label, hint, mark, rows = 2 } = props
  return Object.entries(fields).map(([key, field]) => {
    if (field.kind !== 'text') return null
    // Its kind says that it is one of them.
    const name = key as TextName<F>
    const put = (text: string) => onChange({ [name]: text } as Partial<Drafted<TextName<F>>>)
    const as = 'as' in field ? field.as : undefined
    return (
      <Field
        key={name}
        label={label(name)}
        hint={hint?.(name) ?? undefined}
        {...(field.required ? { required: true } : mark === undefined ? {} : { mark })}
      >
        {field.lines ? (
          <TextArea value={draft[name]} onChange={put} rows={rows} maxLength={field.most} />
        ) : (
          <TextInput
            {...(as === 'phone' || as === 'email' ? { type: inputTypes[as] } : {})}
            value={draft[name]}
            onChange={put}
            maxLength={field.most}
          />
        )}
      </Field>
    )
  })
}
