import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { RefusalNotice } from '../../app/say'
import type { UnitRow } from '../../contract/people'
import { type UnitKind, unitKinds } from '../../domain/people/codes'
import { DraftNotice } from '../../parts/drafts/DraftNotice'
import { useKeptForm } from '../../parts/drafts/use-kept-form'
import { UnitPicker } from '../../parts/people/UnitPicker'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/field/Field'
import { Select } from '../../ui/field/Select'
import { TextInput } from '../../ui/field/TextInput'
import { SidePanel } from '../../ui/overlay/SidePanel'
import styles from './People.module.css'

type UnitPanelProps = {
  /** Where a new one shall stand at first. */
  parentId: string | null
  /** null: a new unit. */
  unit: UnitRow | null
  onClose: () => void
  onAdded?: (id: string) => void
}

/** A unit's name in both languages and its kind; for a new one also what it stands under. */
export function UnitPanel({ parentId, unit, onClose, onAdded }: UnitPanelProps) {
  const { t } = useTranslation(['people', 'common'])
  const form = useKeptForm('unit', unit?.id ?? null, {
    above: parentId,
    name: unit?.name ?? '',
    nameEn: unit?.nameEn ?? '',
    kind: unit?.kind ?? ((parentId === null ? 'headquarters' : 'branch') as UnitKind),
  })
  const { above, name, nameEn, kind } = form.values
  const [tried, setTried] = useState(false)
  const add = useCommand('people', 'addUnit')
  const change = useCommand('people', 'changeUnit', form)
  const command = unit ? change : add

  const save = () => {
    setTried(true)
    if (name.trim() === '' || command.isPending) return
    const fields = { name: name.trim(), nameEn: nameEn.trim() || null, kind }
    const done = () => {
      form.saved()
      onClose()
    }
    if (unit) {
      change.mutate({ id: unit.id, ...fields }, { onSuccess: done })
      return
    }
    add.mutate(
      { ...fields, parentId: above },
      {
        onSuccess({ id }) {
          onAdded?.(id)
          done()
        },
      },
    )
  }

  return (
    <SidePanel
      title={t(unit ? 'units.change' : 'units.add')}
      {...(unit ? { sub: unit.name } : {})}
      closeLabel={t('common:action.close')}
      onClose={onClose}
      takeFocus={false}
      actions={
        <>
          <Button kind="primary" busy={command.isPending} onClick={save}>
            {t('common:action.save')}
          </Button>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        </>
      }
    >
      <form
        className={styles.form}
        noValidate
        onSubmit={event => {
          event.preventDefault()
          save()
        }}
      >
        <RefusalNotice area="people" error={command.error} />
        <DraftNotice form={form} stale={{ error: change.error, again: save }} />
        <Field
          label={t('units.name')}
          required
          error={tried && name.trim() === '' ? t('form.nameNeeded') : null}
        >
          <TextInput value={name} onChange={name => form.put({ name })} maxLength={80} initialFocus />
        </Field>
        <Field label={t('form.nameEn')} mark={t('form.optional')}>
          <TextInput value={nameEn} onChange={nameEn => form.put({ nameEn })} maxLength={80} />
        </Field>
        <Field label={t('units.kind')}>
          <Select
            value={kind}
            onChange={value => form.put({ kind: unitKinds.find(one => one === value) ?? kind })}
            options={unitKinds.map(value => ({ value, label: t(`units.kinds.${value}`) }))}
          />
        </Field>
        {!unit && (
          <Field label={t('units.above')} hint={t('units.aboveHint')}>
            <UnitPicker value={above} onChange={above => form.put({ above })} />
          </Field>
        )}
        <button type="submit" hidden />
      </form>
    </SidePanel>
  )
}
