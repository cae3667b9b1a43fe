import { useTranslation } from 'react-i18next'
import { useAsk, useCommand } from '../../app/call'
import { textOf } from '../../app/loose-text'
import { RefusalNotice } from '../../app/RefusalNotice'
import type { OfficeSettings } from '../../contract/settings'
import {
  isNumberCode,
  type PatternRefusal,
  patternRefusal,
  renderNumber,
} from '../../domain/certificates/number-rule'
import { most } from '../../domain/fields/lengths'
import { unanswered } from '../../parts/drafts/answered'
import { DraftNotice } from '../../parts/drafts/DraftNotice'
import { useKeptForm } from '../../parts/drafts/use-kept-form'
import { NumberField } from '../../parts/fields/NumberField'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/field/Field'
import { Segmented } from '../../ui/field/Segmented'
import { TextInput } from '../../ui/field/TextInput'
import { FormGrid } from '../../ui/layout/FormGrid'
import { Inline } from '../../ui/layout/Inline'
import { Section } from '../../ui/layout/Section'
import { Stack } from '../../ui/layout/Stack'

/** The office's settings as a draft; only what differs is sent. */
export function OfficeForm({ office }: { office: OfficeSettings }) {
  const { t } = useTranslation('settings')
  const form = useKeptForm('office', 'office', office)
  const { values: draft, put: set } = form
  const change = useCommand('settings', 'changeOffice', form)
  const changed = changedFields(office, draft)
  const number = patternExample(draft)
  const wrong = {
    company: draft.company.trim() === '' && office.company !== '' ? t('error.company_missing') : null,
    pattern: 'refusal' in number ? t(`error.${number.refusal}`) : null,
    code: isNumberCode(draft.certificateCompany) ? null : t('error.bad_company_code'),
  }
  const refusal = wrong.company ?? wrong.pattern ?? wrong.code
  const save = () => {
    if (changed && refusal === null) change.mutate(changed, { onSuccess: form.saved })
  }
  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault()
        save()
      }}
    >
      <Stack gap="large">
        <DraftNotice form={form} stale={{ error: change.error, again: save }} />
        <FormGrid columns={2}>
          <Field label={t('office.company.label')} hint={t('office.company.hint')} error={wrong.company}>
            <TextInput
              value={draft.company}
              onChange={company => set({ company })}
              maxLength={most.company}
            />
          </Field>
          <Field label={t('office.companyEn.label')}>
            <TextInput
              value={draft.companyEn}
              onChange={companyEn => set({ companyEn })}
              maxLength={most.company}
            />
          </Field>
          <Section name="numbers">
            <Field
              label={t('office.certificatePattern.label')}
              hint={
                <>
                  {'number' in number && <>{t('office.example', { number: number.number })} </>}
                  {t('office.certificatePattern.hint')}
                </>
              }
              error={wrong.pattern}
            >
              <TextInput
                value={draft.certificatePattern}
                onChange={certificatePattern => set({ certificatePattern })}
              />
            </Field>
          </Section>
          <Field
            label={t('office.certificateCompany.label')}
            hint={t('office.certificateCompany.hint')}
            error={wrong.code}
          >
            <TextInput
              width="short"
              value={draft.certificateCompany}
              onChange={certificateCompany => set({ certificateCompany })}
              maxLength={most.companyCode}
            />
          </Field>
          <Field label={t('office.minutesPerHour.label')} hint={t('office.minutesPerHour.hint')}>
            <Segmented
              value={String(draft.minutesPerHour) as '45' | '60'}
              onChange={value => set({ minutesPerHour: value === '45' ? 45 : 60 })}
              segments={(['45', '60'] as const).map(value => ({
                value,
                label: t('office.minutes', { count: Number(value) }),
              }))}
            />
          </Field>
          <NumberField
            label={t('office.fileDays.label')}
            hint={t('office.fileDays.hint')}
            value={draft.fileDays}
            onChange={fileDays => set({ fileDays: fileDays ?? 0 })}
            min={0}
            max={90}
            unit={t('office.day')}
          />
          <NumberField
            label={t('office.actionDays.label')}
            hint={t('office.actionDays.hint')}
            value={draft.actionDays}
            onChange={actionDays => set({ actionDays: actionDays ?? 0 })}
            min={0}
            max={180}
            unit={t('office.day')}
          />
        </FormGrid>
        <FormNumbers numbers={draft.formNumbers} onChange={formNumbers => set({ formNumbers })} />
        <RefusalNotice area="settings" error={unanswered(form, change.error)} />
        <Inline>
          <Button
            kind="primary"
            submit
            busy={change.isPending}
            refusal={changed ? refusal : t('office.unchanged')}
          >
            {t('office.save')}
          </Button>
        </Inline>
      </Stack>
    </form>
  )
}

interface FormNumbersProps {
  numbers: OfficeSettings['formNumbers']
  onChange: (numbers: OfficeSettings['formNumbers']) => void
}

/** The number and version printed at the head of each form, as the office's own list of forms has them. */
function FormNumbers({ numbers, onChange }: FormNumbersProps) {
  const { t } = useTranslation(['settings', 'forms'])
  const kinds = useAsk('forms', 'kinds', {})
  if (!kinds.data) return null
  return (
    <>
      <p>{t('office.formNumbers')}</p>
      <Section name="forms">
        <FormGrid columns={2}>
          {kinds.data.map(({ form, name }) => (
            <Field key={form} label={textOf(t, name) ?? form}>
              <TextInput
                width="short"
                value={numbers[form] ?? ''}
                onChange={number => onChange({ ...numbers, [form]: number })}
                maxLength={most.formNumber}
              />
            </Field>
          ))}
        </FormGrid>
      </Section>
    </>
  )
}

/** What differs from what is kept; null when nothing does. */
function changedFields(kept: OfficeSettings, draft: OfficeSettings): Partial<OfficeSettings> | null {
  const entries = Object.entries(draft).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(kept[key as keyof OfficeSettings]),
  )
  return entries.length === 0 ? null : (Object.fromEntries(entries) as Partial<OfficeSettings>)
}

/** The twelfth certificate under a rule, as it would read: KF-SG-2026-0012; or why the rule cannot be used. */
function patternExample(
  draft: Pick<OfficeSettings, 'certificatePattern' | 'certificateCompany'>,
): { number: string } | { refusal: PatternRefusal } {
  const refusal = patternRefusal(draft.certificatePattern)
  if (refusal) return { refusal }
  const parts = { company: draft.certificateCompany, kind: 'SG', year: new Date().getFullYear() }
  return { number: renderNumber(draft.certificatePattern, parts, 12) }
}
