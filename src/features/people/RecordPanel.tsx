import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RefusalNotice } from '../../app/say'
import type { NamedRecord } from '../../contract/people'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { SidePanel } from '../../ui/SidePanel'
import { TextInput } from '../../ui/TextInput'
import styles from './People.module.css'

type RecordPanelProps = {
  title: string
  /** null: a new one. */
  record: NamedRecord | null
  nameLabel: string
  error: unknown
  busy: boolean
  onSave: (names: { name: string; nameEn: string | null }) => void
  onRemove: () => void
  onClose: () => void
  /** What this kind has besides its names. */
  children?: ReactNode
}

/** A record with a name in both languages. */
export function RecordPanel(props: RecordPanelProps) {
  const { title, record, nameLabel, error, busy, onSave, onRemove, onClose, children } = props
  const { t } = useTranslation(['people', 'common'])
  const [name, setName] = useState(record?.name ?? '')
  const [nameEn, setNameEn] = useState(record?.nameEn ?? '')
  const [tried, setTried] = useState(false)
  const save = () => {
    setTried(true)
    if (name.trim() !== '' && !busy) onSave({ name: name.trim(), nameEn: nameEn.trim() || null })
  }
  return (
    <SidePanel
      title={title}
      closeLabel={t('common:action.close')}
      onClose={onClose}
      takeFocus={false}
      actions={
        <>
          <Button kind="primary" busy={busy} onClick={save}>
            {t('common:action.save')}
          </Button>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          {record && (
            <Button kind="danger" onClick={onRemove}>
              {t('common:action.delete')}
            </Button>
          )}
        </>
      }
    >
      <form
        className={styles.form}
        noValidate
        onSubmit={event => {
          event.preventDefault()
          save()
        }}
      >
        <RefusalNotice area="people" error={error} />
        <Field label={nameLabel} required error={tried && name.trim() === '' ? t('form.nameNeeded') : null}>
          <TextInput value={name} onChange={setName} maxLength={80} initialFocus />
        </Field>
        <Field label={t('form.nameEn')} mark={t('form.optional')}>
          <TextInput value={nameEn} onChange={setNameEn} maxLength={80} />
        </Field>
        {children}
        <button type="submit" hidden />
      </form>
    </SidePanel>
  )
}
