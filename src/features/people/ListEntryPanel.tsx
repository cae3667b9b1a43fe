import { useTranslation } from 'react-i18next'
import { useAsk, useCommand } from '../../app/call'
import { useLanguage } from '../../app/language'
import { seenNow } from '../../app/shown'
import type { ListEntry } from '../../contract/people/lists'
import { localisedName } from '../../domain/people/localised-name'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import { Checkbox } from '../../ui/field/Checkbox'
import { type PersonList, personLists, retiredNamed } from './person-lists'
import { RecordPanel, useRecordForm } from './RecordPanel'

type ListEntryPanelProps = { list: PersonList; entry: ListEntry | null; onClose: () => void }

/** A business line or a channel. One that somebody is in is retired, not deleted. */
export function ListEntryPanel({ list, entry, onClose }: ListEntryPanelProps) {
  const { t } = useTranslation('people')
  const language = useLanguage(state => state.language)
  const names = personLists[list]
  const form = useRecordForm(list, entry, { retired: entry?.retired ?? false })
  const add = useCommand('people', names.add, { saved: form.saved })
  const change = useCommand('people', names.change, form)
  const remove = useCommand('people', names.remove, seenNow)
  const entries = useAsk('people', names.ask, {}).data ?? []
  const retired = entry ? null : retiredNamed(entries, form.values.name)
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
      {({ retired: isRetired }, put) =>
        entry ? (
          <Checkbox label={t('posts.retire')} checked={isRetired} onChange={retired => put({ retired })} />
        ) : (
          retired && (
            <Notice
              action={
                <Button
                  size="small"
                  busy={change.isPending}
                  onClick={() =>
                    change.mutate(
                      { id: retired.id, retired: false },
                      {
                        onSuccess() {
                          form.saved()
                          onClose()
                        },
                      },
                    )
                  }
                >
                  {t('posts.bringBack', { name: localisedName(language, retired) })}
                </Button>
              }
            >
              {t('posts.isRetired')}
            </Notice>
          )
        )
      }
    </RecordPanel>
  )
}
