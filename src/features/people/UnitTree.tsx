import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import type { OutputOf } from '../../contract/define'
import type { people } from '../../contract/people'
import { localisedName } from '../../domain/people/localised-name'
import { useFocusFollows } from '../../ui/arrows'
import styles from './UnitTree.module.css'
import { everybody, firstOpened, type TreeRow, treeRows, treeStep } from './unit-tree-rows'

type UnitTreeProps = {
  answer: OutputOf<typeof people.units>
  /** 'all', 'none' or a unit's id. */
  chosen: string
  onChoose: (id: string) => void
  /** F2 and Delete on a unit. */
  onRename: (unitId: string) => void
  onRemove: (unitId: string) => void
}

/** The organisation with head counts. Arrows move and choose, → and ← open and fold. */
export function UnitTree({ answer, chosen, onChoose, onRename, onRemove }: UnitTreeProps) {
  const { t } = useTranslation('people')
  const language = useLanguage(state => state.language)
  const [opened, setOpened] = useState(() => firstOpened(answer.units, chosen))
  const rows = treeRows(answer, opened)
  const at = Math.max(
    0,
    rows.findIndex(row => row.id === chosen),
  )
  const tree = useRef<HTMLDivElement>(null)
  const follow = useFocusFollows(() =>
    tree.current?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]'),
  )

  const toggle = (id: string) => {
    const next = new Set(opened)
    if (!next.delete(id)) next.add(id)
    setOpened(next)
  }
  const choose = (id: string) => {
    if (id !== rows[at]?.id) follow()
    onChoose(id)
  }
  const press = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const row = rows[at]
    const step = treeStep(rows, at, event.key)
    if (step && 'go' in step) choose(rows[step.go]?.id ?? everybody)
    else if (step) toggle(step.toggle)
    else if (row?.unit && event.key === 'F2') onRename(row.id)
    else if (row?.unit && event.key === 'Delete') onRemove(row.id)
    else return
    event.preventDefault()
  }

  const nameOf = (row: TreeRow) =>
    row.unit
      ? localisedName(language, row.unit)
      : row.id === everybody
        ? t('tree.everybody')
        : t('tree.withoutUnit')

  return (
    <div ref={tree} role="tree" aria-label={t('tree.label')} className={styles.tree}>
      {rows.map((row, index) => (
        <div
          key={row.id}
          role="treeitem"
          aria-level={row.depth + 1}
          aria-selected={index === at}
          {...(row.open === null ? {} : { 'aria-expanded': row.open })}
          tabIndex={index === at ? 0 : -1}
          className={styles.item}
          style={{ paddingInlineStart: 6 + row.depth * 14 }}
          onClick={() => choose(row.id)}
          onKeyDown={press}
        >
          {row.open === null ? (
            <span className={styles.leaf} />
          ) : (
            // The pointer's way; the keyboard's is → and ←.
            <span
              aria-hidden="true"
              className={styles.fold}
              data-open={row.open}
              onClick={event => {
                event.stopPropagation()
                toggle(row.id)
              }}
            />
          )}
          <span className={styles.name}>{nameOf(row)}</span>
          <span className={styles.count}>{row.people}</span>
        </div>
      ))}
    </div>
  )
}
