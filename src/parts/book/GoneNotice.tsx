import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import type { CertificatesGone } from '../../contract/book/backups'
import { Notice } from '../../ui/feedback/Notice'

/** Of more only how many there are is said. */
const mostRanges = 6

/** Before a restore: certificates that go out of the register by it, and whose papers stay where they are. */
export function GoneNotice({ gone: { count, printed, ranges } }: { gone: CertificatesGone }) {
  const { t } = useTranslation('book')
  const language = useLanguage(state => state.language)
  const shown = ranges
    .slice(0, mostRanges)
    .map(({ first, last }) => (first === last ? first : t('restore.ask.range', { first, last })))
  const more = ranges.length - shown.length
  const said = [...shown, ...(more > 0 ? [t('restore.ask.rangesMore', { count: more })] : [])]
  const words = new Intl.ListFormat(language).format(said)
  return (
    <Notice tone="amber" title={t('restore.ask.gone', { count })}>
      {printed > 0
        ? t('restore.ask.gonePrinted', { count: printed, ranges: words })
        : t('restore.ask.goneUnprinted', { ranges: words })}
    </Notice>
  )
}
