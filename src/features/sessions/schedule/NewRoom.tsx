import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../../app/call'
import { RefusalNotice } from '../../../app/RefusalNotice'
import { most } from '../../../domain/fields/lengths'
import { NumberField } from '../../../parts/fields/NumberField'
import { Button } from '../../../ui/Button'
import { Field } from '../../../ui/field/Field'
import { handInFrom } from '../../../ui/field/first-problem'
import { TextInput } from '../../../ui/field/TextInput'
import { useKeys } from '../../../ui/keys'
import styles from './BlockEditor.module.css'

type NewRoomProps = { name: string; onDone: (roomId: string) => void; onCancel: () => void }

/** A room that is not on the list yet. */
export function NewRoom({ name: first, onDone, onCancel }: NewRoomProps) {
  const { t } = useTranslation(['sessions', 'common'])
  const [name, setName] = useState(first)
  const [place, setPlace] = useState('')
  const [capacity, setCapacity] = useState<number | null>(null)
  const add = useCommand('courses', 'addRoom')

  const save = () => {
    if (name.trim() === '' || add.isPending) return
    add.mutate(
      { name: name.trim(), place: place.trim() || null, capacity: capacity || null },
      { onSuccess: ({ id }) => onDone(id) },
    )
  }
  const form = useRef<HTMLFieldSetElement>(null)
  const handIn = () => handInFrom(form.current, save)
  useKeys(
    [
      { keys: 'Enter', typing: true, run: handIn },
      { keys: 'Esc', run: onCancel },
    ],
    form,
  )

  return (
    <fieldset className={styles.inline} ref={form}>
      <legend className={styles.legend}>{t('block.roomForm')}</legend>
      <Field label={t('block.roomName')} required>
        <TextInput value={name} onChange={setName} maxLength={most.name} initialFocus />
      </Field>
      <Field label={t('block.place')}>
        <TextInput value={place} onChange={setPlace} maxLength={most.place} />
      </Field>
      <NumberField label={t('block.capacity')} value={capacity} onChange={setCapacity} min={1} max={10_000} />
      <div className={styles.buttons}>
        <Button onClick={handIn} busy={add.isPending}>
          {t('common:action.add')}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          {t('common:action.cancel')}
        </Button>
      </div>
      <RefusalNotice area="courses" error={add.error} />
    </fieldset>
  )
}
