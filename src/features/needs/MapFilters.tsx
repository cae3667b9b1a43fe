import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useLanguage } from '../../app/language'
import { dayText } from '../../parts/book/moment-text'
import { UnitPicker } from '../../parts/people/UnitPicker'
import { namedOptions } from '../../parts/search/named-options'
import { Picker } from '../../parts/search/Picker'
import { Checkbox } from '../../ui/field/Checkbox'
import { Tools } from '../../ui/layout/Tools'
import { showMap, useMapView } from './map-view'
import styles from './Needs.module.css'

type MapFiltersProps = {
  asOf: string | null
  /** Of what the posts ask, how much was rated. */
  rated?: { rated: number; asked: number }
}

/** Whom the map shows, how much of it is known, and how old that is. */
export function MapFilters({ asOf, rated }: MapFiltersProps) {
  const { t } = useTranslation('needs')
  const language = useLanguage(state => state.language)
  const view = useMapView()
  const posts = useAsk('people', 'posts', {}).data ?? []
  const held = namedOptions(
    language,
    posts.filter(post => post.people > 0),
  )
  return (
    <Tools inCard>
      <div className={styles.filter}>
        <UnitPicker
          label={t('gaps.unitFilter')}
          placeholder={t('gaps.allUnits')}
          value={view.unitId}
          onChange={unitId => showMap({ unitId })}
        />
      </div>
      <div className={styles.filter}>
        <Picker
          label={t('gaps.postFilter')}
          placeholder={t('gaps.allPosts')}
          value={held.find(({ id }) => id === view.postId) ?? null}
          onChange={post => showMap({ postId: post?.id ?? null })}
          options={held}
          words={{ empty: t('gaps.noPost'), loading: t('form.loading') }}
        />
      </div>
      {view.by === 'person' && (
        <Checkbox
          label={t('gaps.onlyGaps')}
          checked={view.onlyGaps}
          onChange={onlyGaps => showMap({ onlyGaps })}
        />
      )}
      {asOf && (
        <span className={styles.asOf}>
          {rated && `${t('gaps.rated', { rated: rated.rated, asked: rated.asked })} · `}
          {t('gaps.asOf', { day: dayText(language, asOf) })}
        </span>
      )}
    </Tools>
  )
}
