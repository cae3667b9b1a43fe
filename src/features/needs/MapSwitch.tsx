import { useTranslation } from 'react-i18next'
import { Segmented } from '../../ui/field/Segmented'
import { showMap, useMapView } from './map-view'

/** 机构 | 人员 */
export function MapSwitch() {
  const { t } = useTranslation('needs')
  const by = useMapView(view => view.by)
  return (
    <Segmented
      label={t('gaps.view')}
      value={by}
      onChange={next => showMap({ by: next })}
      segments={[
        { value: 'unit', label: t('gaps.byUnit') },
        { value: 'person', label: t('gaps.byPerson') },
      ]}
    />
  )
}
