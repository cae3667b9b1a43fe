import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import { isGone } from '../../app/say'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import { useLifeRefusal } from './book-life'
import { LostScansList } from './LostScansList'
import { mismatchText } from './mismatch-text'
import { instantText, secondText } from './moment-text'
import { useLastRestore } from './restored'
import type { RestoreFlow } from './use-restore'

/** After a restore: what was brought back, and the way back to what was there before. */
export function RestoredNotice({ flow }: { flow: RestoreFlow }) {
  const { t } = useTranslation(['book', 'common'])
  const language = useLanguage(state => state.language)
  const { last, error, forget } = useLastRestore()
  const running = useLifeRefusal()
  // The service died of the next one: green beside that would be read as its end.
  if (!last || isGone(error) || flow.restoring) return null
  const { at, kept, aside, lost, record, gone = 0 } = last
  const altered = record.state === 'altered'
  // It may lack what damage took, now or before: no green for it.
  const salvaged = record.salvagedAt !== null
  return (
    <Notice
      tone={altered ? 'cinnabar' : lost.count > 0 || gone > 0 || salvaged ? 'amber' : 'green'}
      title={t('restore.after.title', { at: instantText(language, at) })}
      action={
        kept && (
          <Button size="small" refusal={running} onClick={flow.switchBack}>
            {t('restore.after.back')}
          </Button>
        )
      }
      close={{ label: t('common:action.close'), onClose: forget }}
    >
      {altered && (
        <p>
          {t('mismatch.restored')} {mismatchText(t, language, record)}
        </p>
      )}
      {gone > 0 && <p>{t('restore.after.gone', { count: gone })}</p>}
      {salvaged && <p>{t('restore.after.salvaged')}</p>}
      {kept
        ? t('restore.after.kept', { at: secondText(language, kept.at) })
        : aside
          ? t('restore.after.aside', { path: aside })
          : null}
      {lost.count > 0 && (
        <>
          <p>{t('lost.restored', { count: lost.count })}</p>
          <LostScansList lost={lost} />
        </>
      )}
    </Notice>
  )
}
