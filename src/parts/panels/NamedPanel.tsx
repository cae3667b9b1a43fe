import { type ReactNode, useState } from 'react'
import { Field } from '../../ui/field/Field'
import { TextInput } from '../../ui/field/TextInput'
import type { KeptForm } from '../drafts/use-kept-form'
import { FormPanel } from './FormPanel'

/** Hands it in under this name, without the spaces around it. */
export type SaveNamed = (name: string, then: { onSuccess: () => void }) => void

type NamedPanelProps<Values extends { name: string }> = {
  title: string
  sub?: ReactNode
  area: string
  form: KeptForm<Values>
  /** `missing`: what is said where there is none. `most`: how many characters it may have. */
  name: { label: string; missing: string; most: number }
  command: { error: unknown; isPending: boolean }
  save: SaveNamed
  onClose: () => void
  /** Its fields after the name. */
  children: ReactNode
}

/** A panel for something that has a name before all else: nothing is saved without one. */
export function NamedPanel<Values extends { name: string }>(props: NamedPanelProps<Values>) {
  const { title, sub, area, form, name, command, save, onClose, children } = props
  const [tried, setTried] = useState(false)
  const typed = form.values.name
  const missing = typed.trim() === ''
  const submit = () => {
    setTried(true)
    if (missing) return
    const onSuccess = () => {
      form.saved()
      onClose()
    }
    save(typed.trim(), { onSuccess })
  }
  return (
    <FormPanel
      title={title}
      sub={sub}
      area={area}
      form={form}
      error={command.error}
      busy={command.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={name.label} required error={tried && missing ? name.missing : null}>
        <TextInput
          value={typed}
          onChange={name => form.set(before => ({ ...before, name }))}
          maxLength={name.most}
          initialFocus
        />
      </Field>
      {children}
    </FormPanel>
  )
}
