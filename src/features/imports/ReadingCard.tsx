import { useTranslation } from 'react-i18next'
import { textOf } from '../../app/loose-text'
import { Card } from '../../ui/Card'
import { ProgressBar } from '../../ui/ProgressBar'
import { useEscape } from './use-look-keys'

/** A file being read: how long that takes nobody knows, so it can be stopped. */
export function ReadingCard({ name, phase, onStop }: { name: string; phase: string; onStop: () => void }) {
  const { t } = useTranslation(['imports', 'common'])
  useEscape(onStop)
  return (
    <Card title={name} large padded>
      <ProgressBar
        label={textOf(t, `imports:phase.${phase}`) ?? t('phase.reading')}
        value={null}
        max={1}
        stop={{ label: t('common:action.stop'), onStop }}
      />
    </Card>
  )
}
