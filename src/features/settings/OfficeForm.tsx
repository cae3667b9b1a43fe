import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { RefusalNotice } from '../../app/say'
import type { OfficeSettings } from '../../contract/settings'
import { most } from '../../domain/fields/lengths'
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
import { FormNumbers } from './FormNumbers'
import { changedFields, patternExample } from './office-draft'

/** The office's settings as a draft; only what differs is sent. */
export function OfficeForm({ office }: { office: OfficeSettings }) {
  const { t } = useTranslation('settings')
  const form = useKeptForm('office', 'office', office)
  const { values: draft, put: set } = form
  const change = useCommand('settings', 'changeOffice', form)
  const changed = changedFields(office, draft)
  const number = patternExample(draft)
  const save = () => {
    if (changed && 'number' in number) change.mutate(changed, { onSuccess: form.saved })
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
          <Field label={t('office.company.label')} hint={t('office.company.hint')}>
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
              error={'refusal' in number ? t(`error.${number.refusal}`) : null}
            >
              <TextInput
                value={draft.certificatePattern}
                onChange={certificatePattern => set({ certificatePattern })}
              />
            </Field>
          </Section>
          <Field label={t('office.certificateCompany.label')} hint={t('office.certificateCompany.hint')}>
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
        <RefusalNotice area="settings" error={change.error} />
        <Inline>
          <Button
            kind="primary"
            submit
            busy={change.isPending}
            refusal={
              changed ? ('refusal' in number ? t(`error.${number.refusal}`) : null) : t('office.unchanged')
            }
          >
            {t('office.save')}
          </Button>
        </Inline>
      </Stack>
    </form>
  )
}
