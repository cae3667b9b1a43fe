import { useTranslation } from 'react-i18next'
import type { BookState } from '../../contract/book/state'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/layout/Card'
import { Facts } from '../../ui/layout/Facts'
import { Inline } from '../../ui/layout/Inline'
import { FolderLine } from './FolderLine'
import { Gate } from './Gate'

/** A newer Zhixing wrote this book: it is left exactly as it was. */
export function NewerPage({ state }: { state: Extract<BookState, { state: 'newer' }> }) {
  const { t } = useTranslation('book')
  return (
    <Gate title={t('newer.title')} lead={t('newer.lead')}>
      <Card title={t('newer.facts')} padded>
        <Facts
          facts={[
            { label: t('newer.found'), value: state.found },
            { label: t('newer.known'), value: state.known },
            { label: t('newer.program'), value: window.zhixing.versions.app },
          ]}
        />
      </Card>
      <Inline>
        <Button kind="primary" onClick={() => void window.zhixing.restartService()}>
          {t('newer.again')}
        </Button>
      </Inline>
      <FolderLine folder={state.folder} />
    </Gate>
  )
}
