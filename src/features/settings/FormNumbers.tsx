import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { textOf } from '../../app/loose-text'
import type { OfficeSettings } from '../../contract/settings'
import { most } from '../../domain/fields/lengths'
import { Field } from '../../ui/field/Field'
import { TextInput } from '../../ui/field/TextInput'
import { FormGrid } from '../../ui/layout/FormGrid'
import { Section } from '../../ui/layout/Section'

interface FormNumbersProps {
  numbers: OfficeSettings['formNumbers']
  onChange: (numbers: OfficeSettings['formNumbers']) => void
}

/** The number and version printed at the head of each form, as the office's own list of forms has them. */
export function FormNumbers({ numbers, onChange }: FormNumbersProps) {
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
