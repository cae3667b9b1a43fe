import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk, useCommand } from '../../app/call'
import { takeRefusal } from '../../app/say'
import { refusalCode } from '../../contract/wire'
import { most } from '../../domain/fields/lengths'
import { Field } from '../../ui/field/Field'
import { TextInput } from '../../ui/field/TextInput'
import { useKeptForm } from '../drafts/use-kept-form'
import { FormDialog } from '../panels/FormDialog'

/** Takes over an issue that was refused because nobody has said in whose name: the dialog says it, and nobody else has to. */
export function takeLackingIssuer(error: unknown): boolean {
  const lacks = refusalCode(error) === 'no_issuer'
  if (lacks) takeRefusal(error)
  return lacks
}

interface IssuerDialogProps {
  /** The name is kept: they can be issued in it. */
  onNamed: () => void
  onClose: () => void
}

/** Asks in whose name certificates are issued, before the first of them. */
export function IssuerDialog(props: IssuerDialogProps) {
  const office = useAsk('settings', 'office', {}).data
  return office ? <NameForm companyEn={office.companyEn} {...props} /> : null
}

function NameForm({ companyEn: known, onNamed, onClose }: IssuerDialogProps & { companyEn: string }) {
  const { t } = useTranslation('certificates')
  const form = useKeptForm('issuer', 'office', { company: '', companyEn: known })
  const { company, companyEn } = form.values
  const change = useCommand('settings', 'changeOffice', form)
  const [tried, setTried] = useState(false)
  const missing = company.trim() === ''
  const submit = () => {
    setTried(true)
    if (missing) return
    const onSuccess = () => {
      form.saved()
      onNamed()
    }
    change.mutate({ company: company.trim(), companyEn: companyEn.trim() }, { onSuccess })
  }
  return (
    <FormDialog
      title={t('issuer.title')}
      size="small"
      area="settings"
      form={form}
      error={change.error}
      busy={change.isPending}
      submit={t('issuer.confirm')}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('issuer.lead')}</p>
      <Field label={t('issuer.company')} required error={tried && missing ? t('issuer.needed') : null}>
        <TextInput
          value={company}
          onChange={company => form.put({ company })}
          maxLength={most.company}
          initialFocus
        />
      </Field>
      <Field label={t('issuer.companyEn')} hint={t('issuer.companyEnHint')}>
        <TextInput
          value={companyEn}
          onChange={companyEn => form.put({ companyEn })}
          maxLength={most.company}
        />
      </Field>
    </FormDialog>
  )
}
