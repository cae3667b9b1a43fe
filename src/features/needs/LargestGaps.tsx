import { useTranslation } from 'react-i18next'
import type { GapCell } from '../../contract/needs'
import type { HeatPlace } from '../../ui/grid/heat-grid-shape'
import { Card } from '../../ui/layout/Card'
import { List, ListRow } from '../../ui/layout/ListRow'
import { largestOf } from './gap-sums'
import styles from './Needs.module.css'

type LargestGapsProps = {
  cells: readonly GapCell[]
  /** Names of units and competencies. */
  heads: ReadonlyMap<string, string>
  onChoose: (place: HeatPlace) => void
}

const listed = 10

/** The ten largest gaps of the map, each the way to its names. */
export function LargestGaps({ cells, heads, onChoose }: LargestGapsProps) {
  const { t } = useTranslation('needs')
  const largest = largestOf(cells, listed)
  return (
    <Card title={t('largest.title')} fits>
      {largest.length === 0 ? (
        <p className={styles.note}>{t('largest.none')}</p>
      ) : (
        <List label={t('largest.title')}>
          {largest.map(({ rowId, competencyId, short, required }) => (
            <ListRow
              key={`${rowId} ${competencyId}`}
              title={
                <button
                  type="button"
                  className={styles.plain}
                  onClick={() => onChoose({ row: rowId, column: competencyId })}
                >
                  {heads.get(competencyId)}
                </button>
              }
              meta={heads.get(rowId)}
              end={t('largest.of', { count: short, of: required })}
            />
          ))}
        </List>
      )}
      <p className={styles.note}>{t('names.hintText')}</p>
    </Card>
  )
}
