import { useTranslation } from 'react-i18next'
import { ProgressBar } from '../../ui/feedback/ProgressBar'
import { Card } from '../../ui/layout/Card'
import type { ReadingPhase } from './import-view'
import { useEscape } from './use-look-keys'

type ReadingCardProps = { name: string; phase: ReadingPhase; onStop: () => void }

/** A file being read: how long that takes nobody knows, so it can be stopped. */
export function ReadingCard({ name, phase, onStop }: ReadingCardProps) {
  const { t } = useTranslation(['imports', 'common'])
  useEscape(onStop)
  return (
    <Card title={name} large padded>
      <ProgressBar
        label={t(`phase.${phase}`)}
        value={null}
        max={1}
        stop={{ label: t('common:action.stop'), onStop }}
      />
    </Card>
  )
}
