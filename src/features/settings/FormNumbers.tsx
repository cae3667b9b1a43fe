import { useTranslation } from 'react-i18next'
import type { OfficeSettings } from '../../contract/settings'
import { formNames } from '../../domain/forms/codes'
import { Field } from '../../ui/Field'
import { FormGrid } from '../../ui/FormGrid'
import { TextInput } from '../../ui/TextInput'

interface FormNumbersProps {
  numbers: OfficeSettings['formNumbers']
  onChange: (numbers: OfficeSettings['formNumbers']) => void
}

/** The number and version printed at the head of each form, as the office's own list of forms has them. */
export function FormNumbers({ numbers, onChange }: FormNumbersProps) {
  const { t } = useTranslation(['settings', 'forms'])
  return (
    <>
      <p>{t('office.formNumbers')}</p>
      <FormGrid columns={2}>
        {formNames.map(form => (
          <Field key={form} label={t(`forms:name.${form}`)}>
            <TextInput
              width="short"
              value={numbers[form] ?? ''}
              onChange={number => onChange({ ...numbers, [form]: number })}
              maxLength={40}
            />
          </Field>
        ))}
      </FormGrid>
    </>
  )
}
