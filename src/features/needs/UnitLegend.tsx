import { useTranslation } from 'react-i18next'
import { HeatLegend } from '../../ui/grid/HeatLegend'
import { KeyHints } from '../../ui/KeyHints'

/** What the colours of unit × competency mean, and the keys that work there. */
export function UnitLegend() {
  const { t } = useTranslation('needs')
  return (
    <HeatLegend
      items={[
        { step: 'met', label: t('gaps.legend.met') },
        { step: 4, label: t('gaps.legend.some') },
        { step: 8, label: t('gaps.legend.many') },
        { step: 'unrated', label: t('gaps.legend.unrated') },
      ]}
      end={
        <KeyHints
          label={t('gaps.keys.label')}
          hints={[
            { keys: '↑↓←→', label: t('gaps.keys.move') },
            { keys: 'Enter', label: t('gaps.keys.names') },
            { keys: 'B', label: t('gaps.keys.session') },
          ]}
        />
      }
    />
  )
}
