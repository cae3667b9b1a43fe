import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NamedRecord } from '../../contract/people/brief'
import { most } from '../../domain/fields/lengths'
import { type KeptForm, useKeptForm } from '../../parts/drafts/use-kept-form'
import { FormPanel } from '../../parts/panels/FormPanel'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/field/Field'
import { TextInput } from '../../ui/field/TextInput'

interface RecordValues<More> {
  name: string
  nameEn: string
  more: More
}

/** The names of a record and what else its kind has; `form` is which form it is, for what is typed and not saved. */
export function useRecordForm<More extends object>(
  form: string,
  record: NamedRecord | null,
  more: More,
): KeptForm<RecordValues<More>> {
  return useKeptForm(form, record?.id ?? null, {
    name: record?.name ?? '',
    nameEn: record?.nameEn ?? '',
    more,
  })
}

type RecordPanelProps<More extends object> = {
  form: KeptForm<RecordValues<More>>
  title: string
  /** null: a new one. */
  record: NamedRecord | null
  nameLabel: string
  /** How long the name may be, in characters. */
  nameLength?: number
  error: unknown
  busy: boolean
  onSave: (fields: { name: string; nameEn: string | null } & More, done: () => void) => void
  onRemove: () => void
  onClose: () => void
  /** What this kind has besides its names. */
  children?: (more: More, put: (part: Partial<More>) => void) => ReactNode
}

/** A record with a name in both languages. */
export function RecordPanel<More extends object>(props: RecordPanelProps<More>) {
  const {
    form,
    title,
    record,
    nameLabel,
    nameLength = most.name,
    error,
    busy,
    onSave,
    onRemove,
    onClose,
    children,
  } = props
  const { t } = useTranslation(['people', 'common'])
  const { name, nameEn, more } = form.values
  const [tried, setTried] = useState(false)
  const save = () => {
    setTried(true)
    if (name.trim() === '' || busy) return
    onSave({ ...more, name: name.trim(), nameEn: nameEn.trim() || null }, () => {
      form.saved()
      onClose()
    })
  }
  return (
    <FormPanel
      title={title}
      area="people"
      form={form}
      error={error}
      busy={busy}
      onSubmit={save}
      onClose={onClose}
      more={
        record && (
          <Button kind="danger" onClick={onRemove}>
            {t('common:action.delete')}
          </Button>
        )
      }
    >
      <Field
        label={nameLabel}
        required
        error={tried && name.trim() === '' ? t('form.entryNameNeeded') : null}
      >
        <TextInput value={name} onChange={name => form.put({ name })} maxLength={nameLength} initialFocus />
      </Field>
      <Field label={t('form.nameEn')} mark={t('form.optional')}>
        <TextInput value={nameEn} onChange={nameEn => form.put({ nameEn })} maxLength={most.name} />
      </Field>
      {children?.(more, part => form.put({ more: { ...more, ...part } }))}
    </FormPanel>
  )
}
