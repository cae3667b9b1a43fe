import { useTranslation } from 'react-i18next'
import type { BookState } from '../../contract/book/state'
import { ProgressBar } from '../../ui/feedback/ProgressBar'
import { Card } from '../../ui/layout/Card'
import { FolderLine } from './FolderLine'
import { Gate } from './Gate'

/** A large book that was not closed properly is read through before it opens. The page goes on by itself. */
export function CheckingPage({ state }: { state: Extract<BookState, { state: 'checking' }> }) {
  const { t } = useTranslation('book')
  const part = state.done === 0 ? 1 : 2
  return (
    <Gate title={t('checking.title')} lead={t('checking.lead')}>
      <Card title={t('checking.progress')} padded>
        <ProgressBar
          label={t(part === 1 ? 'checking.structure' : 'checking.records')}
          value={state.done === 0 ? null : state.done}
          max={state.total}
          detail={t('checking.part', { part, total: 2 })}
        />
      </Card>
      <FolderLine folder={state.folder} />
    </Gate>
  )
}
