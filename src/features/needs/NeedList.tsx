import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import { useToday } from '../../app/today'
import type { NeedRow } from '../../contract/needs'
import { daysBetween } from '../../domain/days/day'
import { localisedName } from '../../domain/people/localised-name'
import { columnDay } from '../../parts/sessions/day-words'
import { EmptyState } from '../../ui/feedback/EmptyState'
import { DataTable } from '../../ui/grid/DataTable'
import type { Column } from '../../ui/grid/data-table-shape'
import { Tag } from '../../ui/Tag'
import { titleOf } from './need-words'
import { Priority } from './Priority'

type NeedListProps = {
  needs: readonly NeedRow[]
  withStatus: boolean
  currentId: string | null
  onOpen: (need: NeedRow) => void
}

/** The register as a table, the most pressing first. */
export function NeedList({ needs, withStatus, currentId, onOpen }: NeedListProps) {
  const { t } = useTranslation('needs')
  const language = useLanguage(state => state.language)
  const today = useToday()
  const columns = useMemo<Column<NeedRow>[]>(
    () => [
      { key: 'number', head: t('register.number'), width: 52, ink: 3, cell: need => need.number },
      { key: 'what', head: t('register.what'), cell: need => titleOf(language, need) },
      {
        key: 'who',
        head: t('register.who'),
        ink: 2,
        cell: need =>
          [
            need.unit && localisedName(language, need.unit),
            need.headcount !== null && t('need.headcount', { count: need.headcount }),
          ]
            .filter(Boolean)
            .join(' · '),
      },
      {
        key: 'source',
        head: t('register.source'),
        width: language === 'en' ? 122 : 104,
        ink: 2,
        cell: need => t(`source.${need.source}`),
      },
      {
        key: 'due',
        head: t('register.due'),
        width: language === 'en' ? 200 : 178,
        ink: 2,
        cell: need => <Due need={need} today={today} />,
      },
      ...(withStatus
        ? [
            {
              key: 'status',
              head: t('register.status'),
              width: 110,
              cell: (need: NeedRow) => (
                <Tag tone={need.status === 'planned' ? 'accent' : 'neutral'}>
                  {t(`status.${need.status}`)}
                </Tag>
              ),
            },
          ]
        : []),
      {
        key: 'priority',
        head: t('register.priority'),
        width: 80,
        numeric: true,
        cell: need => <Priority factors={need} />,
      },
    ],
    [t, language, today, withStatus],
  )
  return (
    <DataTable
      label={t('register.table')}
      columns={columns}
      rows={needs}
      rowKey={need => need.id}
      currentKey={currentId}
      onOpen={onOpen}
      height="fill"
      empty={<EmptyState title={t('register.emptyStatus')} />}
    />
  )
}

/** Cinnabar once it is late and nobody has decided. */
function Due({ need, today }: { need: NeedRow; today: string | null }) {
  const { t } = useTranslation('needs')
  const language = useLanguage(state => state.language)
  if (need.dueOn === null) return t('register.noDue')
  const waiting = need.status === 'open' || need.status === 'planned'
  const late = waiting && today !== null && need.dueOn < today ? daysBetween(need.dueOn, today) : 0
  return (
    <>
      {columnDay(language, need.dueOn)}{' '}
      {late > 0 && <Tag tone="cinnabar">{t('register.overdue', { count: late })}</Tag>}
    </>
  )
}
