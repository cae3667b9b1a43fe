import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useLanguage } from '../../app/language'
import { textOf } from '../../app/loose-text'
import { refusalText } from '../../app/say'
import type { FormFacts, FormSubject } from '../../contract/forms'
import { type FormFormat, type FormLanguage, formLanguages } from '../../domain/documents/form-codes'
import { Button } from '../../ui/Button'
import { ErrorState } from '../../ui/feedback/ErrorState'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { Field } from '../../ui/field/Field'
import { Segmented } from '../../ui/field/Segmented'
import { Select } from '../../ui/field/Select'
import { Dialog } from '../../ui/overlay/Dialog'
import { useWriteForm } from './use-write-form'

interface FormsDialogProps {
  subject: FormSubject
  /** What the file is called besides the form: the session, the person, the year. */
  about: string
  /** The one that is meant at first; where `only`, no other is offered. */
  first?: string
  only?: true
  onClose: () => void
}

/** Which of the office's forms, in which language, as which kind of file; then where it goes. */
export function FormsDialog({ subject, about, first, only, onClose }: FormsDialogProps) {
  const kinds = useAsk('forms', 'kinds', {})
  // Each area names its forms in words of its own.
  const named = (kinds.data ?? []).map(kind => kind.name.slice(0, kind.name.indexOf(':')))
  const { t } = useTranslation(['forms', 'common', ...new Set(named)] as ['forms', 'common'])
  const { write, writing } = useWriteForm()
  const [chosen, setChosen] = useState(first ?? null)
  const [wanted, setFormat] = useState<FormFormat>('pdf')
  const [language, setLanguage] = useState<FormLanguage>(useLanguage.getState().language)
  const offered = (kinds.data ?? []).filter(
    kind => kind.of.includes(subject.kind) && (!only || kind.form === first),
  )
  const form = offered.find(kind => kind.form === chosen) ?? offered[0]
  const format = form?.formats.includes(wanted) ? wanted : 'pdf'
  const nameOf = (kind: FormFacts) => textOf(t, kind.name) ?? kind.form
  const submit = async () => {
    if (writing || !form) return
    if (await write({ form: form.form, name: nameOf(form), subject, about, format, language })) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={form && offered.length === 1 ? nameOf(form) : t('title')}
      closeLabel={t('common:action.close')}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button kind="primary" submit busy={writing} refusal={form || kinds.isPending ? null : t('none')}>
            {t('write')}
          </Button>
        </>
      }
    >
      {kinds.isPending && <Skeleton label={t('common:page.loading')} rows={3} />}
      {kinds.isError && <ErrorState title={refusalText(t, 'forms', kinds.error)} />}
      {form && offered.length > 1 && (
        <Field label={t('choose')}>
          <Select
            value={form.form}
            onChange={setChosen}
            options={offered.map(kind => ({ value: kind.form, label: nameOf(kind) }))}
          />
        </Field>
      )}
      {form && (
        <>
          <Field label={t('format.label')}>
            <Segmented<FormFormat>
              value={format}
              onChange={setFormat}
              segments={form.formats.map(value => ({ value, label: t(`format.${value}`) }))}
            />
          </Field>
          <Field label={t('language.label')}>
            <Segmented<FormLanguage>
              value={language}
              onChange={setLanguage}
              segments={formLanguages.map(value => ({ value, label: t(`language.${value}`) }))}
            />
          </Field>
        </>
      )}
    </Dialog>
  )
}
