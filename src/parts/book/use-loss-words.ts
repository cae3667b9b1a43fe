import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { historyText, whoText } from '../../app/history-words'
import { useLanguage } from '../../app/language'
import type { HistoryEntry } from '../../contract/book/history'
import type { BookNotice } from '../../contract/book/state'
import type { Language } from '../../i18n/setup'
import { instantText } from './moment-text'

type Loss = Extract<BookNotice, { code: 'commands_lost' }>

/** Steps a log lost: up to which step they are there, and which backup has more. The same sentences wherever it is said. */
export function useLossWords(loss: Loss): { found: string; last: string; backup: string } {
  const { t } = useTranslation('book')
  const language = useLanguage(state => state.language)
  const { count, held, weighing, backup, twice } = loss
  const asked = useAsk('book', 'history', { before: held + 1, limit: 1 })
  return {
    found: twice
      ? t('loss.foundOther', { count }) +
        (twice.length > 0 ? t('loss.twice', { numbers: twice.join(', ') }) : '')
      : t('loss.found', { count }),
    last: lastKept(t, language, held, asked.data?.entries[0]),
    backup: backup
      ? t('loss.backup', { at: instantText(language, backup.at), count: backup.holds })
      : t(weighing ? 'loss.weighing' : 'loss.noBackup'),
  }
}

function lastKept(
  t: TFunction<'book'>,
  language: Language,
  held: number,
  entry: HistoryEntry | undefined,
): string {
  if (held === 0) return t('loss.lastNone')
  if (entry?.seq !== held) return t('loss.last', { held })
  const said = { at: instantText(language, entry.at), by: whoText(t, entry), what: historyText(t, entry) }
  return t('loss.lastNamed', { held, ...said })
}
