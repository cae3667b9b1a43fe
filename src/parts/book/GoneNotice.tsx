import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import type { PapersGone } from '../../contract/book/backups'
import { Notice } from '../../ui/feedback/Notice'

/** Of more only how many there are is said. */
const mostRanges = 6

/** Before a restore: certificates that go out of the register by it, and whose papers stay where they are. */
export function GoneNotice({ gone }: { gone: PapersGone }) {
  const { t } = useTranslation('book')
  const language = useLanguage(state => state.language)
  const { count, printed, ranges, unknown, atLeast } = gone
  const wordsOf = (some: PapersGone['ranges']) => {
    const shown = some
      .slice(0, mostRanges)
      .map(({ first, last }) => (first === last ? first : t('restore.ask.range', { first, last })))
    const more = some.length - shown.length
    const said = [...shown, ...(more > 0 ? [t('restore.ask.rangesMore', { count: more })] : [])]
    return new Intl.ListFormat(language).format(said)
  }
  if (count === 0)
    return (
      <Notice tone="amber" title={t('restore.ask.goneUnread')}>
        {t('restore.ask.goneUnreadHint')}
      </Notice>
    )
  return (
    <Notice tone="amber" title={t(atLeast ? 'restore.ask.goneAtLeast' : 'restore.ask.gone', { count })}>
      {printed > 0 && (
        <p>
          {t(printed === count ? 'restore.ask.gonePrintedAll' : 'restore.ask.gonePrinted', {
            count: printed,
            ranges: wordsOf(ranges),
          })}
        </p>
      )}
      {unknown && (
        <p>{t('restore.ask.goneUnknown', { count: unknown.count, ranges: wordsOf(unknown.ranges) })}</p>
      )}
      {printed === 0 && !unknown && <p>{t('restore.ask.goneUnprinted', { ranges: wordsOf(ranges) })}</p>}
      {atLeast && <p>{t('restore.ask.goneMore')}</p>}
    </Notice>
  )
}
