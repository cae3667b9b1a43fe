import { useTranslation } from 'react-i18next'
import { most } from '../../domain/fields/lengths'
import { NumberField } from '../../parts/fields/NumberField'
import { DateField } from '../../ui/field/DateField'
import { Field } from '../../ui/field/Field'
import { Select } from '../../ui/field/Select'
import { TextInput } from '../../ui/field/TextInput'
import { FormGrid } from '../../ui/layout/FormGrid'
import { Stack } from '../../ui/layout/Stack'
import styles from './Needs.module.css'
import { draftPriority, type NeedDraft } from './need-draft'
import { missingText, workingText } from './Priority'

type NeedDetailsProps = {
  draft: NeedDraft
  onChange: (some: Partial<NeedDraft>) => void
  targetError: string | null
}

/** What is folded at first: the target as one sentence, and the three factors of the priority with their product. */
export function NeedDetails({ draft, onChange, targetError }: NeedDetailsProps) {
  const { t } = useTranslation('needs')
  const { target } = draft
  const setTarget = (some: Partial<NeedDraft['target']>) => onChange({ target: { ...target, ...some } })
  const priority = draftPriority(draft)
  return (
    <Stack gap="normal">
      <fieldset>
        <legend className={styles.heading}>{t('form.target')}</legend>
        <p className={targetError ? styles.error : styles.quiet}>{targetError ?? t('form.targetHint')}</p>
        <div className={styles.target}>
          <Field label={t('form.targetBy')}>
            <DateField value={target.by} onChange={by => setTarget({ by })} />
          </Field>
          <Field label={t('form.targetMeasure')}>
            <TextInput
              value={target.measure}
              onChange={measure => setTarget({ measure })}
              placeholder={t('form.targetMeasurePlaceholder')}
              maxLength={most.needMeasure}
            />
          </Field>
          <Field label={t('form.targetFrom')} mark={t('person.optional')}>
            <TextInput
              value={target.from}
              onChange={from => setTarget({ from })}
              placeholder="84%"
              maxLength={most.needFrom}
            />
          </Field>
          <Field label={t('form.targetTo')}>
            <TextInput
              value={target.to}
              onChange={to => setTarget({ to })}
              placeholder="90%"
              maxLength={most.needTo}
            />
          </Field>
        </div>
      </fieldset>
      <FormGrid columns={2}>
        <NumberField
          label={t('form.gap')}
          hint={t('form.gapHint')}
          value={draft.gapTenths}
          onChange={gapTenths => onChange({ gapTenths })}
          scale={1}
          min={1}
          max={50}
          step={1}
          unit={t('form.gapUnit')}
        />
        <Field label={t('form.criticality')} hint={t('form.criticalityHint')}>
          <Select
            width="short"
            value={draft.criticality === null ? '' : String(draft.criticality)}
            onChange={value => onChange({ criticality: value === '' ? null : Number(value) })}
            options={[
              { value: '', label: t('form.unknownFactor') },
              ...['1', '2', '3', '4', '5'].map(value => ({ value, label: value })),
            ]}
          />
        </Field>
        <NumberField
          label={t('form.headcount')}
          hint={t('form.headcountHint')}
          value={draft.headcount}
          onChange={headcount => onChange({ headcount })}
          min={0}
          max={100_000}
        />
        <Field label={t('priority.label')}>
          <output className={styles.working}>{workingText(priority) ?? missingText(t, priority)}</output>
        </Field>
      </FormGrid>
    </Stack>
  )
}
