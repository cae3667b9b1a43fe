import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import type { FormSubject } from '../../contract/forms'
import {
  type FormFormat,
  type FormLanguage,
  type FormName,
  formatsOf,
  formLanguages,
} from '../../domain/forms/codes'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Field } from '../../ui/Field'
import { Segmented } from '../../ui/Segmented'
import { Select } from '../../ui/Select'
import { useWriteForm } from './use-write-form'

interface FormsDialogProps {
  /** What there is to choose from; the first one is meant until another is chosen. */
  forms: readonly [FormName, ...FormName[]]
  subject: FormSubject
  about: string
  /** Why a form cannot be written now. */
  refusalOf?: (form: FormName) => string | null
  onClose: () => void
}

/** Which of the office's forms, in which language, as which kind of file; then where it goes. */
export function FormsDialog({ forms, subject, about, refusalOf, onClose }: FormsDialogProps) {
  const { t } = useTranslation(['forms', 'common'])
  const { write, writing } = useWriteForm()
  const [form, setForm] = useState<FormName>(forms[0])
  const [wanted, setFormat] = useState<FormFormat>('pdf')
  const [language, setLanguage] = useState<FormLanguage>(useLanguage.getState().language)
  const formats = formatsOf(form)
  const format = formats.includes(wanted) ? wanted : 'pdf'
  const submit = async () => {
    if (writing || refusalOf?.(form)) return
    if (await write({ form, subject, about, format, language })) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={forms.length > 1 ? t('title') : t(`name.${form}`)}
      closeLabel={t('common:action.close')}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button kind="primary" submit busy={writing} refusal={refusalOf?.(form) ?? null}>
            {t('write')}
          </Button>
        </>
      }
    >
      {forms.length > 1 && (
        <Field label={t('form')}>
          <Select
            value={form}
            onChange={value => setForm(value as FormName)}
            options={forms.map(one => ({ value: one, label: t(`name.${one}`) }))}
          />
        </Field>
      )}
      <Field label={t('format.label')}>
        <Segmented<FormFormat>
          value={format}
          onChange={setFormat}
          segments={formats.map(value => ({ value, label: t(`format.${value}`) }))}
        />
      </Field>
      <Field label={t('language.label')}>
        <Segmented<FormLanguage>
          value={language}
          onChange={setLanguage}
          segments={formLanguages.map(value => ({ value, label: t(`language.${value}`) }))}
        />
      </Field>
    </Dialog>
  )
}
