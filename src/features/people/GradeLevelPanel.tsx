import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { seenNow } from '../../app/shown'
import type { NamedRecord } from '../../contract/people/brief'
import { most } from '../../domain/fields/lengths'
import { RecordPanel, useRecordForm } from './RecordPanel'

type GradeLevelPanelProps = { gradeLevel: NamedRecord | null; onClose: () => void }

export function GradeLevelPanel({ gradeLevel, onClose }: GradeLevelPanelProps) {
  const { t } = useTranslation('people')
  const form = useRecordForm('grade-level', gradeLevel, {})
  const add = useCommand('people', 'addGradeLevel', { saved: form.saved })
  const change = useCommand('people', 'changeGradeLevel', form)
  const remove = useCommand('people', 'removeGradeLevel', seenNow)
  return (
    <RecordPanel
      form={form}
      title={t(gradeLevel ? 'posts.changeGradeLevel' : 'posts.addGradeLevel')}
      record={gradeLevel}
      nameLabel={t('field.gradeLevel')}
      nameLength={most.gradeLevelName}
      error={remove.error ?? change.error ?? add.error}
      busy={add.isPending || change.isPending}
      onSave={(names, onSuccess) => {
        if (gradeLevel) change.mutate({ id: gradeLevel.id, ...names }, { onSuccess })
        else add.mutate(names, { onSuccess })
      }}
      onRemove={() => gradeLevel && remove.mutate({ id: gradeLevel.id }, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}
