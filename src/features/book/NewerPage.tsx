import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BookState } from '../../contract/book/state'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import { Card } from '../../ui/layout/Card'
import { Facts } from '../../ui/layout/Facts'
import { Inline } from '../../ui/layout/Inline'
import { FolderLine } from './FolderLine'
import { Gate } from './Gate'
import { RestoreChoices } from './RestoreChoices'

/** A newer Zhixing wrote this book, or damage makes it look so: it is left as it was until a backup is restored. */
export function NewerPage({ state }: { state: Extract<BookState, { state: 'newer' }> }) {
  const { t } = useTranslation('book')
  const [restoring, setRestoring] = useState(false)
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
        {!restoring && <Button onClick={() => setRestoring(true)}>{t('newer.restore')}</Button>}
      </Inline>
      {restoring && (
        <>
          <Notice tone="amber">{t('newer.restoreHint')}</Notice>
          <RestoreChoices backups={state.backups} replaces={false} recommends={false} lastStep={null} />
        </>
      )}
      <FolderLine folder={state.folder} />
    </Gate>
  )
}
