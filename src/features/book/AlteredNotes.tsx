import { useTranslation } from 'react-i18next'
import { useAsk, useCommand } from '../../app/call'
import { tableText } from '../../app/history-words'
import { useLanguage } from '../../app/language'
import { useSay } from '../../app/say'
import type { AlteredNote } from '../../contract/book/record'
import { instantText } from '../../parts/book/moment-text'
import { Button } from '../../ui/Button'
import { Tag } from '../../ui/Tag'
import { AlteredRowText } from './AlteredRowText'
import styles from './History.module.css'

/** What was altered outside and taken note of: said for good, with the way to put each back. */
export function AlteredNotes() {
  const { t } = useTranslation('book')
  const answer = useAsk('book', 'notes', {})
  if (!answer.data || answer.data.length === 0) return null
  return (
    <section aria-label={t('audit.note.list')}>
      <h3 className={styles.hashLabel}>{t('audit.note.list')}</h3>
      {answer.data.map(note => (
        <Note key={note.seq} note={note} />
      ))}
    </section>
  )
}

function Note({ note }: { note: AlteredNote }) {
  const { t } = useTranslation('book')
  const language = useLanguage(state => state.language)
  const say = useSay()
  const putBack = useCommand('book', 'putBack')
  const { seq, at, operator, reason, tables, entries, rows } = note
  const list = new Intl.ListFormat(language)
  const named = new Set(rows.map(row => row.table))
  const back = async (index: number) => {
    try {
      await putBack.mutateAsync({ seq, rows: [index] })
      say.done(t('audit.note.putBackDone'))
    } catch (error) {
      say.refused('book', error)
    }
  }
  return (
    <>
      <p>
        {t('audit.note.line', {
          seq,
          at: instantText(language, at),
          by: operator ?? t('history.nobody'),
          reason,
        })}
      </p>
      <ul className={styles.list}>
        {tables.length > 0 && (
          <li>{t('audit.note.tables', { tables: list.format(tables.map(table => tableText(t, table))) })}</li>
        )}
        {entries.length > 0 && (
          <li>{t('audit.note.entries', { entries: list.format(entries.map(String)) })}</li>
        )}
        {rows.map((row, index) => (
          // The rows of a note never move.
          <li key={`row-${String(index)}`}>
            <AlteredRowText row={row} />
            <Tag tone={row.now === 'altered' ? 'amber' : 'neutral'}>{t(`audit.note.now.${row.now}`)}</Tag>{' '}
            {row.canPutBack && (
              <Button
                size="small"
                busy={putBack.isPending}
                aria-label={t('audit.note.putBackOf', { label: row.label ?? tableText(t, row.table) })}
                onClick={() => void back(index)}
              >
                {t('audit.note.putBack')}
              </Button>
            )}
          </li>
        ))}
        {tables.some(table => !named.has(table)) && <li>{t('audit.note.unnamed')}</li>}
      </ul>
    </>
  )
}
