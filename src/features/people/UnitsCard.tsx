import type { UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { useSay } from '../../app/say'
import { seenNow } from '../../app/shown'
import type { OutputOf } from '../../contract/define'
import type { people } from '../../contract/people'
import type { UnitRow } from '../../contract/people/structure'
import type { CallError } from '../../contract/wire'
import { CallFailed } from '../../parts/asked/CallFailed'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/feedback/EmptyState'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { Card } from '../../ui/layout/Card'
import { Menu } from '../../ui/overlay/Menu'
import { UnitMovePanel } from './UnitMovePanel'
import { UnitPanel } from './UnitPanel'
import { UnitTree } from './UnitTree'
import { everybody } from './unit-tree-rows'

type UnitsCardProps = {
  answer: UseQueryResult<OutputOf<typeof people.units>, CallError>
  /** 'all', 'none' or a unit's id. */
  chosen: string
  onChoose: (id: string) => void
}

type Open = { kind: 'add'; parentId: string | null } | { kind: 'change' | 'move'; unitId: string }

/** The tree, and what is done to the chosen unit. */
export function UnitsCard({ answer, chosen, onChoose }: UnitsCardProps) {
  const { t } = useTranslation(['people', 'common'])
  const [open, setOpen] = useState<Open | null>(null)
  const move = useCommand('people', 'moveUnit', seenNow)
  const remove = useCommand('people', 'removeUnit', seenNow)
  const say = useSay()
  const units = answer.data?.units ?? []
  const unit = units.find(one => one.id === chosen) ?? null
  const noUnit = unit ? null : t('units.chooseFirst')

  const failed = (error: unknown) => say.refused('people', error)
  const shift = (by: 1 | -1) => {
    if (!unit) return
    const before = siblingBefore(units, unit.id, by)
    if (before !== undefined)
      move.mutate({ id: unit.id, parentId: unit.parentId, before }, { onError: failed })
  }
  const removeUnit = (id: string) => {
    const parentId = units.find(one => one.id === id)?.parentId ?? everybody
    remove.mutate({ id }, { onSuccess: () => onChoose(parentId), onError: failed })
  }
  const close = () => setOpen(null)
  // What is gone, taken back or deleted elsewhere, has no form.
  const changed = open?.kind === 'change' && units.find(one => one.id === open.unitId)

  return (
    <>
      <Card
        title={t('tree.label')}
        fill
        actions={
          <Menu
            compact
            kind="quiet"
            size="small"
            label={t('units.menu')}
            items={[
              {
                id: 'add',
                label: unit ? t('units.addBelow') : t('units.add'),
                onSelect: () => setOpen({ kind: 'add', parentId: unit?.id ?? null }),
              },
              'line',
              {
                id: 'change',
                label: t('units.change'),
                keyHint: 'F2',
                refusal: noUnit,
                onSelect: () => unit && setOpen({ kind: 'change', unitId: unit.id }),
              },
              {
                id: 'move',
                label: t('units.move'),
                refusal: noUnit,
                onSelect: () => unit && setOpen({ kind: 'move', unitId: unit.id }),
              },
              { id: 'up', label: t('units.up'), refusal: noUnit, onSelect: () => shift(-1) },
              { id: 'down', label: t('units.down'), refusal: noUnit, onSelect: () => shift(1) },
              'line',
              {
                id: 'remove',
                label: t('units.remove'),
                keyHint: 'Delete',
                danger: true,
                refusal: noUnit,
                onSelect: () => unit && removeUnit(unit.id),
              },
            ]}
          />
        }
      >
        {answer.isPending ? (
          <Skeleton label={t('common:page.loading')} rows={6} />
        ) : answer.isError ? (
          <CallFailed area="people" asked={answer} />
        ) : units.length === 0 && answer.data.withoutUnit === 0 ? (
          <EmptyState
            title={t('units.empty')}
            action={
              <Button size="small" onClick={() => setOpen({ kind: 'add', parentId: null })}>
                {t('units.add')}
              </Button>
            }
          >
            {t('units.emptyHint')}
          </EmptyState>
        ) : (
          <UnitTree
            answer={answer.data}
            chosen={chosen}
            onChoose={onChoose}
            onRename={unitId => setOpen({ kind: 'change', unitId })}
            onRemove={removeUnit}
          />
        )}
      </Card>
      {open?.kind === 'add' && (
        <UnitPanel parentId={open.parentId} unit={null} onClose={close} onAdded={onChoose} />
      )}
      {changed && <UnitPanel key={changed.id} parentId={null} unit={changed} onClose={close} />}
      {open?.kind === 'move' && <UnitMovePanel units={units} unitId={open.unitId} onClose={close} />}
    </>
  )
}

/**
 * One place up or down among its siblings: the sibling it then stands before, null for the last place,
 * undefined when there is nowhere to go.
 */
function siblingBefore(units: readonly UnitRow[], id: string, by: 1 | -1): string | null | undefined {
  const parentId = units.find(unit => unit.id === id)?.parentId ?? null
  const siblings = units.filter(unit => unit.parentId === parentId)
  const at = siblings.findIndex(unit => unit.id === id)
  if (at < 0 || at + by < 0 || at + by >= siblings.length) return undefined
  return by < 0 ? (siblings[at - 1]?.id ?? null) : (siblings[at + 2]?.id ?? null)
}
