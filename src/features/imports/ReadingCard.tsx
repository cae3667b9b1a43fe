import { useTranslation } from 'react-i18next'
import { ProgressBar } from '../../ui/feedback/ProgressBar'
import { useKeys } from '../../ui/keys'
import { Card } from '../../ui/layout/Card'
import type { ReadingPhase } from './import-view'

type ReadingCardProps = { name: string; phase: ReadingPhase; onStop: () => void }

/** A file being read: how long that takes nobody knows, so it can be stopped. */
export function ReadingCard({ name, phase, onStop }: ReadingCardProps) {
  const { t } = useTranslation(['imports', 'common'])
  useKeys([{ keys: 'Esc', label: t('common:action.stop'), run: onStop }])
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
