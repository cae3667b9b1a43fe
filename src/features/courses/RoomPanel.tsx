import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import type { room } from '../../contract/courses'
import { most } from '../../domain/fields/lengths'
import { useKeptForm } from '../../parts/drafts/use-kept-form'
import { NumberField } from '../../parts/fields/NumberField'
import { NamedPanel, type SaveNamed } from '../../parts/panels/NamedPanel'
import { Field } from '../../ui/field/Field'
import { TextInput } from '../../ui/field/TextInput'

type RoomPanelProps = { room: ReturnType<typeof room.parse>; onClose: () => void }

/** Corrects a room: sessions that take place in it show it as it is called now. */
export function RoomPanel({ room: { id, ...room }, onClose }: RoomPanelProps) {
  const { t } = useTranslation('courses')
  const form = useKeptForm('room', id, {
    name: room.name,
    nameEn: room.nameEn ?? '',
    place: room.place ?? '',
    capacity: room.capacity,
  })
  const { nameEn, place, capacity } = form.values
  const change = useCommand('courses', 'changeRoom', form)
  const save: SaveNamed = (name, then) =>
    change.mutate({ id, name, nameEn: nameEn.trim() || null, place: place.trim() || null, capacity }, then)
  return (
    <NamedPanel
      title={t('action.changeRoom')}
      area="courses"
      name={{ label: t('field.roomName'), missing: t('problem.roomName'), most: most.name }}
      form={form}
      command={change}
      save={save}
      onClose={onClose}
    >
      <Field label={t('field.nameEn')} mark={t('field.optional')}>
        <TextInput value={nameEn} onChange={nameEn => form.put({ nameEn })} maxLength={most.name} />
      </Field>
      <Field label={t('field.place')} mark={t('field.optional')}>
        <TextInput value={place} onChange={place => form.put({ place })} maxLength={most.place} />
      </Field>
      <NumberField
        label={t('field.capacity')}
        mark={t('field.optional')}
        value={capacity}
        onChange={capacity => form.put({ capacity })}
        min={1}
        max={10_000}
      />
    </NamedPanel>
  )
}
