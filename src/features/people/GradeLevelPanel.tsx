import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import type { NamedRecord } from '../../contract/people'
import { RecordPanel } from './RecordPanel'

type GradeLevelPanelProps = { gradeLevel: NamedRecord | null; onClose: () => void }

export function GradeLevelPanel({ gradeLevel, onClose }: GradeLevelPanelProps) {
  const { t } = useTranslation('people')
  const add = useCommand('people', 'addGradeLevel')
  const change = useCommand('people', 'changeGradeLevel')
  const remove = useCommand('people', 'removeGradeLevel')
  return (
    <RecordPanel
      form="grade-level"
      more={{}}
      title={t(gradeLevel ? 'posts.changeGradeLevel' : 'posts.addGradeLevel')}
      record={gradeLevel}
      nameLabel={t('field.gradeLevel')}
      error={remove.error ?? change.error ?? add.error}
      busy={add.isPending || change.isPending}
      onSave={(names, _, onSuccess) => {
        if (gradeLevel) change.mutate({ id: gradeLevel.id, ...names }, { onSuccess })
        else add.mutate(names, { onSuccess })
      }}
      onRemove={() => gradeLevel && remove.mutate({ id: gradeLevel.id }, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}
