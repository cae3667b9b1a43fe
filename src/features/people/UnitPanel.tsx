import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import type { UnitRow } from '../../contract/people/structure'
import { most } from '../../domain/fields/lengths'
import { type UnitKind, unitKinds } from '../../domain/people/codes'
import { useKeptForm } from '../../parts/drafts/use-kept-form'
import { FormPanel } from '../../parts/panels/FormPanel'
import { UnitPicker } from '../../parts/people/UnitPicker'
import { Field } from '../../ui/field/Field'
import { Select } from '../../ui/field/Select'
import { TextInput } from '../../ui/field/TextInput'

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
  const add = useCommand('people', 'addUnit', { saved: form.saved })
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
    <FormPanel
      title={t(unit ? 'units.change' : 'units.add')}
      sub={unit?.name}
      area="people"
      form={form}
      error={command.error}
      busy={command.isPending}
      onSubmit={save}
      onClose={onClose}
    >
      <Field
        label={t('units.name')}
        required
        error={tried && name.trim() === '' ? t('form.nameNeeded') : null}
      >
        <TextInput value={name} onChange={name => form.put({ name })} maxLength={most.name} initialFocus />
      </Field>
      <Field label={t('form.nameEn')} mark={t('form.optional')}>
        <TextInput value={nameEn} onChange={nameEn => form.put({ nameEn })} maxLength={most.name} />
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
    </FormPanel>
  )
}
