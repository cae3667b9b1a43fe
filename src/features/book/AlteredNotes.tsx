import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useAsk, useCommand } from '../../app/call'
import { tableText } from '../../app/history-words'
import { useLanguage } from '../../app/language'
import { refusalText, useSay } from '../../app/say'
import type { AlteredNote } from '../../contract/book/record'
import { CallError } from '../../contract/wire'
import { labelText } from '../../parts/book/change-words'
import { instantText } from '../../parts/book/moment-text'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import { Tag } from '../../ui/Tag'
import { AlteredRows } from './AlteredRows'
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
  const { t } = useTranslation(['book', 'common'])
  const language = useLanguage(state => state.language)
  const { busy, trouble, putBack } = usePutBack(note)
  const { seq, at, operator, reason, tables, entries, disputed = [], rows } = note
  const list = new Intl.ListFormat(language)
  const named = new Set(rows.map(row => row.table))
  const open = rows.flatMap((row, index) => (row.canPutBack ? [index] : []))
  return (
    <>
      <p>
        {t(note.proved ? 'audit.note.line' : 'audit.note.unproved', {
          seq,
          at: instantText(language, at),
          by: operator ?? t('history.nobody'),
          reason,
        })}
      </p>
      {trouble && (
        <Notice
          tone="amber"
          action={
            <Button size="small" busy={busy} onClick={() => void putBack(trouble.rows)}>
              {t('audit.note.putBackAll', { count: trouble.rows.length })}
            </Button>
          }
        >
          {trouble.text}
        </Notice>
      )}
      <ul className={styles.list}>
        {tables.length > 0 && (
          <li>{t('audit.note.tables', { tables: list.format(tables.map(table => tableText(t, table))) })}</li>
        )}
        {entries.length > 0 && (
          <li>{t('audit.note.entries', { entries: list.format(entries.map(String)) })}</li>
        )}
        <AlteredRows rows={rows}>
          {(row, index) => (
            <>
              <Tag tone={row.now === 'altered' ? 'amber' : 'neutral'}>{t(`audit.note.now.${row.now}`)}</Tag>{' '}
              {row.canPutBack && (
                <Button
                  size="small"
                  busy={busy}
                  aria-label={t(row.kind === 'added' ? 'audit.note.removeOf' : 'audit.note.putBackOf', {
                    label: labelText(t, language, row) ?? tableText(t, row.table),
                  })}
                  onClick={() => void putBack([index])}
                >
                  {/* What nobody entered is taken out again. */}
                  {t(row.kind === 'added' ? 'audit.note.remove' : 'audit.note.putBack')}
                </Button>
              )}
            </>
          )}
        </AlteredRows>
        {(disputed.length > 0 || tables.some(table => !named.has(table))) && (
          <li>{t('audit.note.unnamed')}</li>
        )}
      </ul>
      {open.length > 1 && (
        <div>
          <Button size="small" busy={busy} onClick={() => void putBack(open)}>
            {t('audit.note.putBackAll', { count: open.length })}
          </Button>
        </div>
      )}
    </>
  )
}

/** Puts rows of a note back, by their place in it; what has to go together is offered together. */
function usePutBack({ seq, rows }: AlteredNote) {
  const { t } = useTranslation(['book', 'common'])
  const say = useSay()
  const command = useCommand('book', 'putBack')
  const [trouble, setTrouble] = useState<{ rows: number[]; text: string } | null>(null)
  const putBack = async (wanted: number[]) => {
    setTrouble(null)
    try {
      const done = await command.mutateAsync({ seq, rows: wanted })
      say.done(t('audit.note.putBackDone', { count: wanted.length }), { of: done })
    } catch (error) {
      const together = togetherIn(error)
      if (!together) return say.refused('book', error)
      setTrouble({
        rows: [...wanted, ...together.filter(at => at in rows)],
        text: refusalText(t, 'book', error),
      })
    }
  }
  return { busy: command.isPending, trouble, putBack }
}

/** Of a refusal that names what has to go with it: places in the note. */
function togetherIn(error: unknown): number[] | null {
  if (!(error instanceof CallError) || error.error.kind !== 'refused') return null
  if (error.error.code !== 'put_back_together') return null
  return z.array(z.number()).safeParse(error.error.params.rows).data ?? null
}
