import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Column } from '../../ui/grid/data-table-shape'
import { Menu } from '../../ui/overlay/Menu'
import { type ColumnChoice, useColumnsView } from './columns-view'

const none: ColumnChoice = { hidden: [], shown: [] }

interface ChosenColumns<Row> {
  /** For the table: what it shows, and how it says what it has room for. */
  table: { columns: readonly Column<Row>[]; onShown: (keys: readonly string[]) => void }
  /** For the head of its card: which are shown, and back to how it was. */
  menu: ReactNode
}

/** Columns a person may hide and bring back. One without a width of its own says what a row is: it stays. */
export function useColumnChoice<Row>(name: string, columns: readonly Column<Row>[]): ChosenColumns<Row> {
  const { t } = useTranslation('common')
  const choice = useColumnsView(view => view.of[name]) ?? none
  const choose = useColumnsView(view => view.choose)
  const [visible, setVisible] = useState<readonly string[]>([])
  const onShown = useCallback(
    (keys: readonly string[]) => setVisible(before => (before.join() === keys.join() ? before : keys)),
    [],
  )
  const shown = useMemo(
    () =>
      columns
        .filter(column => !choice.hidden.includes(column.key))
        .map(column => {
          const { priority: _, ...whole } = column
          return choice.shown.includes(column.key) ? whole : column
        }),
    [columns, choice],
  )
  const toggle = (key: string) => {
    const isVisible = visible.includes(key)
    const without = (keys: readonly string[]) => keys.filter(one => one !== key)
    choose(name, {
      hidden: isVisible ? [...without(choice.hidden), key] : without(choice.hidden),
      shown: isVisible ? without(choice.shown) : [...without(choice.shown), key],
    })
  }
  const menu = (
    <Menu
      label={t('columns.title')}
      items={[
        ...columns
          .filter(column => column.width !== undefined || column.priority !== undefined)
          .map(({ key, head }) => ({
            id: key,
            label: visible.includes(key) ? `✓ ${head}` : head,
            onSelect: () => toggle(key),
          })),
        'line',
        { id: 'reset', label: t('columns.reset'), onSelect: () => choose(name, null) },
      ]}
    />
  )
  return { table: { columns: shown, onShown }, menu }
}
