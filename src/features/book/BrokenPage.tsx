import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import type { BackupEntry } from '../../contract/book/backup-entry'
import type { BookState } from '../../contract/book/state'
import { isChoice } from '../../domain/book/good-backup'
import { useLifeRefusal } from '../../parts/book/book-life'
import { instantText } from '../../parts/book/moment-text'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import { Inline } from '../../ui/layout/Inline'
import { BeginChoices } from './BeginChoices'
import { FolderLine } from './FolderLine'
import { Gate, Path } from './Gate'
import { PutAside } from './PutAside'
import { RestoreChoices } from './RestoreChoices'

/** The book is damaged or gone: where it was put aside, the backups, or a new beginning. */
export function BrokenPage({ state }: { state: Extract<BookState, { state: 'broken' }> }) {
  const { t } = useTranslation('book')
  const language = useLanguage(chosen => chosen.language)
  const number = new Intl.NumberFormat(language)
  const [anew, setAnew] = useState(false)
  const running = useLifeRefusal()
  const usable = state.backups.filter(one => one.verified)
  // After a migration that failed the book still stands in its place, and must be put aside first.
  const mustPutAside = state.reason === 'migration_failed'
  return (
    <Gate
      title={t(`broken.title.${state.reason}`)}
      lead={
        <>
          <p>{t(`broken.lead.${state.reason}`)}</p>
          {state.writtenOver && (
            <p>{t('broken.writtenOver', { at: instantText(language, state.writtenOver) })}</p>
          )}
          {state.lastStep !== null && <p>{t('broken.lastStep', { step: number.format(state.lastStep) })}</p>}
          {usable.length > 0 && <p>{t(`broken.${wordsFor(usable)}`)}</p>}
        </>
      }
    >
      {state.quarantined && (
        <Notice
          tone="amber"
          title={t('broken.aside')}
          action={<Button onClick={() => void window.zhixing.showBookFolder()}>{t('folder.show')}</Button>}
        >
          <Path>{state.quarantined}</Path>
          {state.unsalvaged && (
            <p>{t(`broken.unsalvaged.${state.unsalvaged.because}`, { cause: state.unsalvaged.cause })}</p>
          )}
        </Notice>
      )}
      <RestoreChoices backups={state.backups} replaces={mustPutAside} lastStep={state.lastStep} />
      {mustPutAside ? (
        <PutAside />
      ) : anew ? (
        <BeginChoices />
      ) : (
        <Inline>
          <Button refusal={running} onClick={() => setAnew(true)}>
            {t('broken.anew')}
          </Button>
          <span>{t(state.quarantined === null ? 'broken.anewBackups' : 'broken.anewHint')}</span>
        </Inline>
      )}
      <FolderLine folder={state.folder} />
    </Gate>
  )
}

function wordsFor(usable: readonly BackupEntry[]): 'belowOther' | 'below' | 'belowOne' {
  if (usable.every(one => one.otherLine)) return 'belowOther'
  return isChoice(usable) ? 'below' : 'belowOne'
}
