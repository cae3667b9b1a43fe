import type { TFunction } from 'i18next'
import type { Language } from '../../i18n/setup'
import { instantText } from '../../parts/book/moment-text'
import type { Verified } from './file-results'

/** What the check of a backup file found, in one sentence. One that only lacks scans can be restored. */
export function verifiedWords(
  t: TFunction<['book', 'settings']>,
  language: Language,
  { ok, problems, at, lost }: Verified,
): { tone: 'green' | 'amber' | 'cinnabar'; text: string } {
  if (ok) {
    const written = at ? instantText(language, at) : ''
    return { tone: 'green', text: t('settings:backups.verifyGood', { at: written }) }
  }
  if (problems.every(one => ['attachment_missing', 'record_altered', 'recovered'].includes(one))) {
    if (problems.includes('record_altered')) return { tone: 'cinnabar', text: t('book:mismatch.verified') }
    if (problems.includes('recovered')) return { tone: 'amber', text: t('book:mismatch.recovered') }
    return { tone: 'amber', text: t('book:lost.verified', { count: lost.count }) }
  }
  const list = new Intl.ListFormat(language, { type: 'conjunction' })
  const named = list.format(problems.map(one => t(`settings:backups.problem.${one}`)))
  return { tone: 'cinnabar', text: t('settings:backups.verifyBad', { problems: named }) }
}
