import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import type { BookState } from '../../contract/book/state'
import { instantText } from '../../parts/book/moment-text'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import { Inline } from '../../ui/layout/Inline'
import { BeginChoices } from './BeginChoices'
import { FolderLine } from './FolderLine'
import { Gate, Path } from './Gate'
import { RestoreChoices } from './RestoreChoices'

/** The data of this folder moved away: where to, the way there, and only then what could be done here all the same. */
export function MovedPage({ state }: { state: Extract<BookState, { state: 'moved' }> }) {
  const { t } = useTranslation('book')
  const language = useLanguage(chosen => chosen.language)
  const [staying, setStaying] = useState(false)
  const [notThere, setNotThere] = useState(false)
  const at = instantText(language, state.at)
  const open = async () => setNotThere((await window.zhixing.openMoved()) === 'not_there')
  return (
    <Gate title={t('moved.title')} lead={t(state.to === null ? 'moved.somewhere' : 'moved.lead', { at })}>
      {state.to !== null && (
        <Notice
          tone="info"
          title={t('moved.to')}
          action={
            <Button kind="primary" onClick={() => void open()}>
              {t('moved.open')}
            </Button>
          }
        >
          <Path>{state.to}</Path>
        </Notice>
      )}
      {notThere && <Notice tone="amber">{t('moved.notThere')}</Notice>}
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
      <FolderLine folder={state.folder} />
    </Gate>
  )
}
