import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { RefusalNotice } from '../../app/say'
import type { UnitRow } from '../../contract/people'
import { unitAndBelow, unitMoveRefusal } from '../../domain/people/units'
import { UnitPicker } from '../../parts/people/UnitPicker'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/field/Field'
import { SidePanel } from '../../ui/overlay/SidePanel'
import styles from './People.module.css'

type UnitMovePanelProps = { units: readonly UnitRow[]; unitId: string; onClose: () => void }

/** Puts a unit, its people and everything below it under another. */
export function UnitMovePanel({ units, unitId, onClose }: UnitMovePanelProps) {
  const { t } = useTranslation(['people', 'common'])
  const unit = units.find(one => one.id === unitId)
  const [above, setAbove] = useState(unit?.parentId ?? null)
  const move = useCommand('people', 'moveUnit')
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
    <SidePanel
      title={t('units.move')}
      sub={unit.name}
      closeLabel={t('common:action.close')}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={move.isPending} refusal={refusal} onClick={save}>
            {t('units.moveHere')}
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
        <p className={styles.quiet}>{t('units.moveHint', { count: unit.peopleBelow })}</p>
        <RefusalNotice area="people" error={move.error} />
        <Field label={t('units.above')} hint={t('units.aboveHint')}>
          <UnitPicker value={above} onChange={setAbove} except={unitAndBelow(units, unitId)} />
        </Field>
        <button type="submit" hidden />
      </form>
    </SidePanel>
  )
}
