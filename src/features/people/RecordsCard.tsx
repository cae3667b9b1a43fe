import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import type { NamedRecord } from '../../contract/people/brief'
import { localisedName } from '../../domain/people/localised-name'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/feedback/EmptyState'
import { Card } from '../../ui/layout/Card'
import { List, ListRow } from '../../ui/layout/ListRow'

type RecordsCardProps<Row extends NamedRecord> = {
  title: string
  rows: readonly Row[]
  meta: (row: Row) => ReactNode
  addLabel: string
  empty: { title: string; hint: string }
  onAdd: () => void
  onChange: (row: Row) => void
}

/** Posts, grade levels or competencies: a short list, each with its one action. */
export function RecordsCard<Row extends NamedRecord>(props: RecordsCardProps<Row>) {
  const { title, rows, meta, addLabel, empty, onAdd, onChange } = props
  const { t } = useTranslation(['people', 'common'])
  const language = useLanguage(state => state.language)
  return (
    <Card
      title={title}
      sub={rows.length > 0 ? rows.length : undefined}
      actions={
        <Button size="small" onClick={onAdd}>
          {addLabel}
        </Button>
      }
    >
      {rows.length === 0 ? (
        <EmptyState title={empty.title}>{empty.hint}</EmptyState>
      ) : (
        <List label={title}>
          {rows.map(row => (
            <ListRow
              key={row.id}
              title={localisedName(language, row)}
              meta={meta(row)}
              end={
                <Button
                  size="small"
                  kind="quiet"
                  aria-label={t('posts.changeOne', { name: localisedName(language, row) })}
                  onClick={() => onChange(row)}
                >
                  {t('common:action.change')}
                </Button>
              }
            />
          ))}
        </List>
      )}
    </Card>
  )
}
