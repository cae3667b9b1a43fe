import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import type { BookState } from '../../contract/book/state'
import type { HostCalls } from '../../contract/host'
import { useLifeRefusal } from '../../parts/book/book-life'
import { instantText } from '../../parts/book/moment-text'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import { Inline } from '../../ui/layout/Inline'
import { BeginChoices } from './BeginChoices'
import { FolderLine } from './FolderLine'
import { Gate, Path } from './Gate'
import { RestoreChoices } from './RestoreChoices'

type NotOpened = 'not_there' | 'busy' | 'in_use' | 'not_writable' | 'path_too_long' | 'failed'

/** Why the data there were not opened; null while the application starts again with them. */
function notOpened(outcome: Awaited<ReturnType<HostCalls['openMoved']>>): NotOpened | null {
  switch (outcome) {
    case 'moved':
    case 'opened':
      return null
    case 'not_there':
    case 'busy':
    case 'in_use':
    case 'not_writable':
    case 'path_too_long':
      return outcome
    default:
      return 'failed'
  }
}

/** The data of this folder moved away: where to, the way there, and only then what could be done here all the same. */
export function MovedPage({ state }: { state: Extract<BookState, { state: 'moved' }> }) {
  const { t } = useTranslation('book')
  const language = useLanguage(chosen => chosen.language)
  const [staying, setStaying] = useState(false)
  const [refused, setRefused] = useState<NotOpened | null>(null)
  const [opening, setOpening] = useState(false)
  const running = useLifeRefusal()
  const at = instantText(language, state.at)
  const open = async () => {
    setRefused(null)
    setOpening(true)
    try {
      setRefused(notOpened(await window.zhixing.openMoved()))
    } catch {
      setRefused('failed')
    } finally {
      setOpening(false)
    }
  }
  return (
    <Gate title={t('moved.title')} lead={t(state.to === null ? 'moved.somewhere' : 'moved.lead', { at })}>
      {state.to !== null && (
        <Notice
          tone="info"
          title={t('moved.to')}
          action={
            <Button
              kind="primary"
              busy={opening}
              refusal={opening ? null : running}
              onClick={() => void open()}
            >
              {t('moved.open')}
            </Button>
          }
        >
          <Path>{state.to}</Path>
        </Notice>
      )}
      {refused && (
        <Notice tone="amber">
          {t(refused === 'not_there' ? 'moved.notThere' : `moved.refused.${refused}`)}
        </Notice>
      )}
      {staying ? (
        <>
          <Notice tone="amber">{t('moved.second')}</Notice>
          {state.backups.length > 0 && (
            <RestoreChoices backups={state.backups} replaces={false} recommends={false} lastStep={null} />
          )}
          <BeginChoices />
        </>
      ) : (
        <Inline>
          <Button onClick={() => setStaying(true)}>{t('moved.stay')}</Button>
        </Inline>
      )}
      <FolderLine folder={state.folder} moved />
    </Gate>
  )
}
