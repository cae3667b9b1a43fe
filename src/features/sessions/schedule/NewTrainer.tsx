import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../../app/call'
import { RefusalNotice } from '../../../app/RefusalNotice'
import { most } from '../../../domain/fields/lengths'
import { PersonPicker } from '../../../parts/people/PersonPicker'
import { Button } from '../../../ui/Button'
import { Field } from '../../../ui/field/Field'
import { handInFrom } from '../../../ui/field/first-problem'
import { Segmented } from '../../../ui/field/Segmented'
import { TextInput } from '../../../ui/field/TextInput'
import { useKeys } from '../../../ui/keys'
import styles from './BlockEditor.module.css'

type NewTrainerProps = { name: string; onDone: (trainerId: string) => void; onCancel: () => void }

/** A trainer who is not on the list yet: somebody of the office, or somebody from outside. */
export function NewTrainer({ name: first, onDone, onCancel }: NewTrainerProps) {
  const { t } = useTranslation(['sessions', 'common'])
  const [kind, setKind] = useState<'inHouse' | 'external'>('external')
  const [name, setName] = useState(first)
  const [company, setCompany] = useState('')
  const [personId, setPersonId] = useState<string | null>(null)
  const add = useCommand('courses', 'addTrainer')
  const ready = kind === 'external' ? name.trim() !== '' : personId !== null

  const save = () => {
    if (!ready || add.isPending) return
    const input =
      kind === 'external' ? { name: name.trim(), company: company.trim() || null } : { personId, name: null }
    add.mutate(input, { onSuccess: ({ id }) => onDone(id) })
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
      <legend className={styles.legend}>{t('block.trainerForm')}</legend>
      <Field label={t('block.kind')}>
        <Segmented
          value={kind}
          onChange={setKind}
          segments={[
            { value: 'external', label: t('block.external') },
            { value: 'inHouse', label: t('block.inHouse') },
          ]}
        />
      </Field>
      {kind === 'external' ? (
        <>
          <Field label={t('block.name')} required>
            <TextInput value={name} onChange={setName} maxLength={most.trainerName} initialFocus />
          </Field>
          <Field label={t('block.company')}>
            <TextInput value={company} onChange={setCompany} maxLength={most.trainerCompany} />
          </Field>
        </>
      ) : (
        <Field label={t('block.person')} required>
          <PersonPicker value={personId} onChange={person => setPersonId(person?.id ?? null)} />
        </Field>
      )}
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
