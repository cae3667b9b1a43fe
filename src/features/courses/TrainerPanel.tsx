import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import type { trainer } from '../../contract/courses'
import { most } from '../../domain/fields/lengths'
import { useKeptForm } from '../../parts/drafts/use-kept-form'
import { NamedPanel, type SaveNamed } from '../../parts/panels/NamedPanel'
import { Field } from '../../ui/field/Field'
import { TextInput } from '../../ui/field/TextInput'

type TrainerPanelProps = { trainer: ReturnType<typeof trainer.parse>; onClose: () => void }

/** Corrects an external trainer. One of the house is corrected in their personal file. */
export function TrainerPanel({ trainer: { id, ...trainer }, onClose }: TrainerPanelProps) {
  const { t } = useTranslation('courses')
  const form = useKeptForm('trainer', id, {
    name: trainer.name,
    company: trainer.company ?? '',
    phone: trainer.phone ?? '',
  })
  const { company, phone } = form.values
  const change = useCommand('courses', 'changeTrainer', form)
  const save: SaveNamed = (name, then) =>
    change.mutate({ id, name, company: company.trim() || null, phone: phone.trim() || null }, then)
  return (
    <NamedPanel
      title={t('action.changeTrainer')}
      area="courses"
      name={{ label: t('field.trainerName'), missing: t('refusal.no_name'), most: most.trainerName }}
      form={form}
      command={change}
      save={save}
      onClose={onClose}
    >
      <Field label={t('field.company')} mark={t('field.optional')}>
        <TextInput
          value={company}
          onChange={company => form.put({ company })}
          maxLength={most.trainerCompany}
        />
      </Field>
      <Field label={t('field.phone')} mark={t('field.optional')}>
        <TextInput
          type="tel"
          value={phone}
          onChange={phone => form.put({ phone })}
          maxLength={most.trainerPhone}
        />
      </Field>
    </NamedPanel>
  )
}
