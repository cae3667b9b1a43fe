import { useTranslation } from 'react-i18next'
import { HeatLegend } from '../../ui/grid/HeatLegend'
import { KeyHints } from '../../ui/KeyHints'

/** What the colours of person × competency mean, and the keys that work there. */
export function PersonLegend() {
  const { t } = useTranslation('needs')
  return (
    <HeatLegend
      items={[
        { step: 'met', label: t('gaps.legend.met') },
        { step: 4, label: t('gaps.legend.short') },
        { step: 'unrated', label: t('gaps.legend.unknown') },
        { step: 'none', label: t('gaps.legend.none') },
      ]}
      end={
        <KeyHints
          label={t('gaps.keys.label')}
          hints={[
            { keys: '↑↓←→', label: t('gaps.keys.move') },
            { keys: 'Enter', label: t('gaps.keys.person') },
            { keys: '1–5', label: t('gaps.keys.rate') },
          ]}
        />
      }
    />
  )
}
