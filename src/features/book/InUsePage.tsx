import { useTranslation } from 'react-i18next'
import type { BookState } from '../../contract/book/state'
import { Button } from '../../ui/Button'
import { Inline } from '../../ui/layout/Inline'
import { FolderLine } from './FolderLine'
import { Gate } from './Gate'

/** Somebody else holds the book: says who, and looks again when asked. */
export function InUsePage({ state }: { state: Extract<BookState, { state: 'in_use' }> }) {
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
