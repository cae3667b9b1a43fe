import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useLanguage } from '../../app/language'
import { localisedName } from '../../domain/people/localised-name'
import { dayText } from '../../parts/book/moment-text'
import { UnitPicker } from '../../parts/people/UnitPicker'
import { Checkbox } from '../../ui/field/Checkbox'
import { Select } from '../../ui/field/Select'
import { showMap, useMapView } from './map-view'
import styles from './Needs.module.css'

/** Whom the map shows, and how old what it shows is. */
export function MapFilters({ asOf }: { asOf: string | null }) {
  const { t } = useTranslation('needs')
  const language = useLanguage(state => state.language)
  const view = useMapView()
  const posts = useAsk('people', 'posts', {}).data ?? []
  const held = posts.filter(post => post.people > 0)
  return (
    <div className={styles.filters}>
      <div className={styles.filter}>
        <UnitPicker
          label={t('gaps.unitFilter')}
          placeholder={t('gaps.allUnits')}
          value={view.unitId}
          onChange={unitId => showMap({ unitId })}
        />
      </div>
      <div className={styles.filter}>
        <Select
          label={t('gaps.postFilter')}
          value={view.postId ?? ''}
          onChange={postId => showMap({ postId: postId || null })}
          options={[
            { value: '', label: t('gaps.allPosts') },
            ...held.map(post => ({ value: post.id, label: localisedName(language, post) })),
          ]}
        />
      </div>
      {view.by === 'person' && (
        <Checkbox
          label={t('gaps.onlyGaps')}
          checked={view.onlyGaps}
          onChange={onlyGaps => showMap({ onlyGaps })}
        />
      )}
      {asOf && <span className={styles.asOf}>{t('gaps.asOf', { day: dayText(language, asOf) })}</span>}
    </div>
  )
}
