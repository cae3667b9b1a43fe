import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import { localisedName } from '../../domain/people/localised-name'
import { CellLine } from '../../ui/grid/CellLine'
import type { Column } from '../../ui/grid/data-table-shape'
import { Tag } from '../../ui/Tag'
import { shownMonths } from './month-tone'
import styles from './Plan.module.css'
import type { PlanLineRow } from './plan-row'

const tones = { planned: 'accent', held: 'plain', postponed: 'amber', cancelled: 'neutral' } as const

/** Number, course, audience, people, twelve months, owner, status. */
export function usePlanColumns(today: string): readonly Column<PlanLineRow>[] {
  const { t } = useTranslation('plan')
  const language = useLanguage(state => state.language)
  return useMemo(() => {
    const months: Column<PlanLineRow>[] = Array.from({ length: 12 }, (_, index) => ({
      key: `month-${index + 1}`,
      head: String(index + 1),
      width: 33,
      align: 'center',
      cell: line => {
        const cell = shownMonths(line, today)[index]
        if (!cell) return null
        const values = { month: index + 1, planned: cell.planned, held: cell.held }
        const label =
          cell.tone === 'held'
            ? t('grid.held', values)
            : t(cell.tone === 'late' ? 'grid.unheld' : 'grid.planned', values)
        return (
          <span className={styles.cell} data-tone={cell.tone} role="img" aria-label={label} title={label}>
            {cell.text}
          </span>
        )
      },
    }))
    return [
      {
        key: 'number',
        head: t('field.number'),
        width: 52,
        priority: 2,
        numeric: true,
        ink: 3,
        cell: line => line.number,
      },
      {
        key: 'course',
        head: t('field.course'),
        least: language === 'en' ? 176 : 148,
        cell: line => (
          <CellLine after={line.kind === 'unplanned' && <Tag tone="amber">{t('kind.unplanned')}</Tag>}>
            {localisedName(language, { name: line.courseName, nameEn: line.courseNameEn })}
          </CellLine>
        ),
      },
      { key: 'audience', head: t('field.audience'), least: 148, ink: 2, cell: line => line.audience },
      {
        key: 'headcount',
        head: t('field.headcount'),
        width: language === 'en' ? 72 : 60,
        numeric: true,
        cell: line => line.headcount,
      },
      ...months,
      { key: 'owner', head: t('field.owner'), width: 76, priority: 3, ink: 2, cell: line => line.ownerName },
      {
        key: 'status',
        priority: 3,
        head: t('field.status'),
        width: language === 'en' ? 96 : 76,
        cell: line => (
          <Tag tone={tones[line.status]} title={line.reason ?? ''}>
            {t(`status.${line.status}`)}
          </Tag>
        ),
      },
    ]
  }, [t, language, today])
}
