import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import type { UnitRow } from '../../contract/people/structure'
import { most } from '../../domain/fields/lengths'
import { type UnitKind, unitKinds } from '../../domain/people/codes'
import { useKeptForm } from '../../parts/drafts/use-kept-form'
import { NamedPanel, type SaveNamed } from '../../parts/panels/NamedPanel'
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
  const { above, nameEn, kind } = form.values
  const add = useCommand('people', 'addUnit', { saved: form.saved })
  const change = useCommand('people', 'changeUnit', form)
  const save: SaveNamed = (name, { onSuccess }) => {
    const fields = { name, nameEn: nameEn.trim() || null, kind }
    if (unit) return change.mutate({ id: unit.id, ...fields }, { onSuccess })
    add.mutate(
      { ...fields, parentId: above },
      {
        onSuccess({ id }) {
          onAdded?.(id)
          onSuccess()
        },
      },
    )
  }

  return (
    <NamedPanel
      title={t(unit ? 'units.change' : 'units.add')}
      sub={unit?.name}
      area="people"
      form={form}
      name={{ label: t('units.name'), missing: t('form.entryNameNeeded'), most: most.name }}
      command={unit ? change : add}
      save={save}
      onClose={onClose}
    >
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
    </NamedPanel>
  )
}
