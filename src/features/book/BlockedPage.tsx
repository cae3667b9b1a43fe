import { useTranslation } from 'react-i18next'
import { RefusalNotice } from '../../app/RefusalNotice'
import type { BookState } from '../../contract/book/state'
import { bytesText } from '../../parts/book/bytes-text'
import { NameTaken } from '../../parts/book/NameTaken'
import { useClearName } from '../../parts/book/use-clear-name'
import { Button } from '../../ui/Button'
import { Inline } from '../../ui/layout/Inline'
import { Stack } from '../../ui/layout/Stack'
import { FolderLine } from './FolderLine'
import { Gate } from './Gate'
import { PutAside } from './PutAside'
import { RestoreChoices } from './RestoreChoices'

/** Something around the book stands in the way: what it is, and each way on. The book itself is as it was. */
export function BlockedPage({ state }: { state: Extract<BookState, { state: 'blocked' }> }) {
  const { t } = useTranslation('book')
  const { clear, busyName, error } = useClearName()
  const { because, space, cause } = state
  const lead = t(`inTheWay.lead.${because}`, {
    free: bytesText(space?.free ?? 0),
    wanted: bytesText(space?.wanted ?? 0),
    cause,
  })
  return (
    <Gate title={t(`inTheWay.title.${because}`)} lead={lead}>
      <RefusalNotice area="book" error={error} />
      {state.names.length > 0 && (
        <Stack gap="normal">
          {state.names.map(name => (
            <NameTaken key={name} name={name} busy={busyName === name} onClear={clear} />
          ))}
        </Stack>
      )}
      <Inline>
        <Button kind="primary" onClick={() => void window.zhixing.restartService()}>
          {t('inTheWay.again')}
        </Button>
        {because === 'folder_missing' ? (
          <Button onClick={() => void window.zhixing.beginThere()}>{t('inTheWay.beginThere')}</Button>
        ) : (
          <Button onClick={() => void window.zhixing.showBookFolder()}>{t('folder.show')}</Button>
        )}
        {because === 'failed' && (
          <Button onClick={() => void window.zhixing.showLog()}>{t('recovery.showLog')}</Button>
        )}
      </Inline>
      {state.backups && (
        <>
          <RestoreChoices backups={state.backups} replaces lastStep={null} />
          <PutAside />
        </>
      )}
      <FolderLine folder={state.folder} />
    </Gate>
  )
}
