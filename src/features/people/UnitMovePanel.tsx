import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { seenNow } from '../../app/shown'
import type { UnitRow } from '../../contract/people/structure'
import { unitAndBelow, unitMoveRefusal } from '../../domain/people/units'
import { FormPanel } from '../../parts/panels/FormPanel'
import { UnitPicker } from '../../parts/people/UnitPicker'
import { Field } from '../../ui/field/Field'
import styles from './People.module.css'

type UnitMovePanelProps = { units: readonly UnitRow[]; unitId: string; onClose: () => void }

/** Puts a unit, its people and everything below it under another. */
export function UnitMovePanel({ units, unitId, onClose }: UnitMovePanelProps) {
  const { t } = useTranslation(['people', 'common'])
  const unit = units.find(one => one.id === unitId)
  const [above, setAbove] = useState(unit?.parentId ?? null)
  const move = useCommand('people', 'moveUnit', seenNow)
  if (!unit) return null
  const code = unitMoveRefusal(units, unitId, above)
  const refusal =
    code === null
      ? null
      : code === 'same_parent'
        ? t('units.sameParent')
        : t(`refusal.${code}`, { name: unit.name })

  const save = () => {
    if (!refusal) move.mutate({ id: unitId, parentId: above }, { onSuccess: onClose })
  }
  return (
    <FormPanel
      title={t('units.move')}
      sub={unit.name}
      area="people"
      error={move.error}
      busy={move.isPending}
      refusal={refusal}
      submit={t('units.moveHere')}
      onSubmit={save}
      onClose={onClose}
    >
      <p className={styles.quiet}>{t('units.moveHint', { count: unit.peopleBelow })}</p>
      <Field label={t('units.above')} hint={t('units.aboveHint')}>
        <UnitPicker value={above} onChange={setAbove} except={unitAndBelow(units, unitId)} />
      </Field>
    </FormPanel>
  )
}
