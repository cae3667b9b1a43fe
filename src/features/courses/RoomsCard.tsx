import { useTranslation } from 'react-i18next'
import { useAsk, useCommand } from '../../app/call'
import { useLanguage } from '../../app/language'
import { RefusalNotice } from '../../app/RefusalNotice'
import { refusalText } from '../../app/say'
import { seenNow } from '../../app/shown'
import { most } from '../../domain/fields/lengths'
import { localisedName } from '../../domain/people/localised-name'
import { DraftNotice } from '../../parts/drafts/DraftNotice'
import { useKeptForm } from '../../parts/drafts/use-kept-form'
import { NumberField } from '../../parts/fields/NumberField'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/feedback/EmptyState'
import { ErrorState } from '../../ui/feedback/ErrorState'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { Field } from '../../ui/field/Field'
import { TextInput } from '../../ui/field/TextInput'
import { Card } from '../../ui/layout/Card'
import { FormGrid } from '../../ui/layout/FormGrid'
import { Inline } from '../../ui/layout/Inline'
import { List, ListRow } from '../../ui/layout/ListRow'
import { Stack } from '../../ui/layout/Stack'
import { VisuallyHidden } from '../../ui/VisuallyHidden'
import styles from './Courses.module.css'

/** Where sessions take place, and how many people fit. */
export function RoomsCard({ onEdit }: { onEdit: (id: string) => void }) {
  const { t } = useTranslation(['courses', 'common'])
  const language = useLanguage(state => state.language)
  const list = useAsk('courses', 'rooms', { retired: true })
  const change = useCommand('courses', 'changeRoom', seenNow)
  return (
    <Card title={t('room.title')} sub={list.data && String(list.data.filter(one => !one.retired).length)}>
      {list.isPending ? (
        <Skeleton label={t('common:page.loading')} rows={4} />
      ) : list.isError ? (
        <ErrorState title={refusalText(t, 'courses', list.error)} />
      ) : list.data.length === 0 ? (
        <EmptyState title={t('empty.rooms')}>{t('empty.roomsHint')}</EmptyState>
      ) : (
        <List label={t('room.title')}>
          {list.data.map(({ id, retired, ...room }) => (
            <ListRow
              key={id}
              quiet={retired}
              title={localisedName(language, room)}
              meta={[
                room.place,
                room.capacity && `${t('field.capacity')} ${room.capacity}`,
                retired && t('retired'),
              ]
                .filter(Boolean)
                .join(' · ')}
              end={
                <Inline>
                  <Button size="small" kind="quiet" onClick={() => onEdit(id)}>
                    {t('action.changeRoom')}
                    <VisuallyHidden> {localisedName(language, room)}</VisuallyHidden>
                  </Button>
                  <Button size="small" kind="quiet" onClick={() => change.mutate({ id, retired: !retired })}>
                    {retired ? t('action.restore') : t('action.retire')}
                  </Button>
                </Inline>
              }
            />
          ))}
        </List>
      )}
      <RefusalNotice area="courses" error={change.error} />
      <RoomForm />
    </Card>
  )
}

const noRoom = { name: '', place: '', capacity: null as number | null }

function RoomForm() {
  const { t } = useTranslation('courses')
  const form = useKeptForm('room', null, noRoom)
  const add = useCommand('courses', 'addRoom', { saved: form.saved })
  const { name, place, capacity } = form.values
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        if (!name.trim()) return
        add.mutate(
          { name: name.trim(), place: place.trim() || null, capacity },
          { onSuccess: () => form.again(noRoom) },
        )
      }}
    >
      <Stack>
        <DraftNotice form={form} />
        <RefusalNotice area="courses" error={add.error} />
        <FormGrid columns={3}>
          <Field label={t('field.roomName')}>
            <TextInput value={name} onChange={name => form.put({ name })} maxLength={most.name} />
          </Field>
          <Field label={t('field.place')}>
            <TextInput value={place} onChange={place => form.put({ place })} maxLength={most.place} />
          </Field>
          <NumberField
            label={t('field.capacity')}
            value={capacity}
            onChange={capacity => form.put({ capacity })}
            min={1}
            max={10_000}
          />
        </FormGrid>
        <div>
          <Button submit busy={add.isPending}>
            {t('action.addRoom')}
          </Button>
        </div>
      </Stack>
    </form>
  )
}
