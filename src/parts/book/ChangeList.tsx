import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { tableText } from '../../app/history-words'
import { useLanguage } from '../../app/language'
import { refusalText } from '../../app/say'
import { Button } from '../../ui/Button'
import { ErrorState } from '../../ui/feedback/ErrorState'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { Tag } from '../../ui/Tag'
import styles from './ChangeList.module.css'
import { fieldName, fieldText, labelText, spread } from './change-words'

const tones = { I: 'green', U: 'neutral', D: 'cinnabar' } as const

/** What one step changed, row by row, field by field. */
export function ChangeList({ seq }: { seq: number }) {
  const { t } = useTranslation(['book', 'common', 'settings'])
  const language = useLanguage(state => state.language)
  const [whole, setWhole] = useState(false)
  const answer = useAsk('book', 'changes', { seq, limit: 100, whole })
  if (answer.isPending) return <Skeleton label={t('common:page.loading')} rows={2} />
  if (answer.isError) return <ErrorState title={refusalText(t, 'book', answer.error)} />
  const { total, changes } = answer.data
  return (
    <div className={styles.changes}>
      {changes.map((change, index) => (
        // The rows of a finished step never move.
        <section key={`row-${String(index)}`} className={styles.change}>
          <h3 className={styles.row}>
            <Tag tone={tones[change.op]}>{t(`history.op.${change.op}`)}</Tag>
            <span className={styles.table}>{tableText(t, change.table)}</span>
            {change.label && <span>{labelText(t, language, change)}</span>}
          </h3>
          <dl className={styles.fields}>
            {spread(language, change).map(field => (
              <div key={field.column} className={styles.field}>
                <dt>{fieldName(t, change.table, field.column)}</dt>
                <dd>
                  {change.op === 'U' && (
                    <>
                      <span className={styles.before}>
                        {fieldText(t, change.table, field.column, field.before)}
                      </span>
                      <span aria-hidden="true"> → </span>
                    </>
                  )}
                  {fieldText(t, change.table, field.column, change.op === 'D' ? field.before : field.after)}
                  {field.masked && !whole && (
                    <>
                      {' '}
                      <Button
                        kind="quiet"
                        size="small"
                        aria-label={t('history.showOf', { field: fieldName(t, change.table, field.column) })}
                        onClick={() => setWhole(true)}
                      >
                        {t('history.show')}
                      </Button>
                    </>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      {total > changes.length && <p>{t('history.more', { count: total - changes.length })}</p>}
    </div>
  )
}
