import { useTranslation } from 'react-i18next'
import type { BookState } from '../../contract/book/state'
import { Button } from '../../ui/Button'
import { ProgressBar } from '../../ui/feedback/ProgressBar'
import { Card } from '../../ui/layout/Card'
import { Inline } from '../../ui/layout/Inline'
import { BlockedPage } from './BlockedPage'
import { BrokenPage } from './BrokenPage'
import { FolderLine } from './FolderLine'
import { Gate } from './Gate'
import { MovedPage } from './MovedPage'
import { NewerPage } from './NewerPage'

/** A book that is there and cannot be opened. */
export function ClosedBook({ state }: { state: Exclude<BookState, { state: 'open' | 'absent' }> }) {
  switch (state.state) {
    case 'newer':
      return <NewerPage state={state} />
    case 'checking':
      return <CheckingPage state={state} />
    case 'in_use':
      return <InUsePage state={state} />
    case 'broken':
      return <BrokenPage state={state} />
    case 'moved':
      return <MovedPage state={state} />
    case 'blocked':
      return <BlockedPage state={state} />
  }
}

/** A large book that was not closed properly is read through before it opens. The page goes on by itself. */
function CheckingPage({ state }: { state: Extract<BookState, { state: 'checking' }> }) {
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

/** Somebody else holds the book: says who, and looks again when asked. */
function InUsePage({ state }: { state: Extract<BookState, { state: 'in_use' }> }) {
  const { t } = useTranslation('book')
  const holder = /^(.+)@([^\s@]+) \d+$/.exec(state.holder ?? '')
  return (
    <Gate
      title={t('inUse.title')}
      lead={holder ? t('inUse.by', { user: holder[1], machine: holder[2] }) : t('inUse.unknown')}
    >
      <p>{t('inUse.todo')}</p>
      <Inline>
        <Button kind="primary" onClick={() => void window.zhixing.restartService()}>
          {t('inUse.again')}
        </Button>
      </Inline>
      <FolderLine folder={state.folder} />
    </Gate>
  )
}
