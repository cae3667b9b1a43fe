import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import type { ListEntry } from '../../contract/people/lists'
import { Checkbox } from '../../ui/field/Checkbox'
import { type PersonList, personLists } from './person-lists'
import { RecordPanel, useRecordForm } from './RecordPanel'

type ListEntryPanelProps = { list: PersonList; entry: ListEntry | null; onClose: () => void }

/** A business line or a channel. One that somebody is in is retired, not deleted. */
export function ListEntryPanel({ list, entry, onClose }: ListEntryPanelProps) {
  const { t } = useTranslation('people')
  const names = personLists[list]
  const form = useRecordForm(list, entry, { retired: entry?.retired ?? false })
  const add = useCommand('people', names.add)
  const change = useCommand('people', names.change, form)
  const remove = useCommand('people', names.remove)
  return (
    <RecordPanel
      form={form}
      title={t(`posts.${entry ? names.change : names.add}`)}
      record={entry}
      nameLabel={t(`field.${list}`)}
      error={remove.error ?? change.error ?? add.error}
      busy={add.isPending || change.isPending}
      onSave={({ retired, ...fields }, onSuccess) => {
        if (entry) change.mutate({ id: entry.id, retired, ...fields }, { onSuccess })
        else add.mutate(fields, { onSuccess })
      }}
      onRemove={() => entry && remove.mutate({ id: entry.id }, { onSuccess: onClose })}
      onClose={onClose}
    >
      {({ retired }, put) =>
        entry && (
          <Checkbox label={t('posts.retire')} checked={retired} onChange={retired => put({ retired })} />
        )
      }
    </RecordPanel>
  )
}
