import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useLanguage } from '../../app/language'
import { go } from '../../app/links'
import type { ImportPreviewOutput } from '../../contract/imports'
import type { SessionRow } from '../../contract/sessions/list'
import { readSheetTitle } from '../../domain/imports/sheet-title'
import { localisedName } from '../../domain/people/localised-name'
import { Picker } from '../../parts/search/Picker'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/feedback/EmptyState'
import { Card } from '../../ui/layout/Card'
import styles from './Imports.module.css'
import type { ImportView } from './import-view'

type SessionChoiceProps = { view: ImportView; preview: ImportPreviewOutput }

/** Marks and scans belong to a session: the one the page was opened for, the one the sheet's title names, or one chosen here. */
export function SessionChoice({ view, preview }: SessionChoiceProps) {
  const { t } = useTranslation(['imports', 'common'])
  const language = useLanguage(state => state.language)
  const answer = useAsk('sessions', 'list', { limit: 200 })
  const own = useAsk(
    'sessions',
    'get',
    { id: preview.sessionId ?? '' },
    { enabled: preview.sessionId !== null },
  )
  const open = answer.data?.rows.filter(isOpen) ?? []
  const known = own.data ?? null
  const chosen = known && !open.some(session => session.id === known.id) ? [known] : []
  const sessions: SessionRow[] = [...chosen, ...open]
  const proposal = proposedBy(preview.title, open)
  const proposed = useRef<string | null>(null)
  const { want } = view
  useEffect(() => {
    // Once for each file: whoever chooses another one is right.
    if (preview.sessionId !== null || !proposal || proposed.current === preview.token) return
    proposed.current = preview.token
    want({ sessionId: proposal.id })
  }, [preview.sessionId, preview.token, proposal, want])

  if (answer.data && sessions.length === 0) {
    return (
      <Card title={t('session.label')}>
        <EmptyState
          title={t('session.none')}
          action={<Button onClick={() => go({ page: 'sessions' })}>{t('session.go')}</Button>}
        >
          {t('session.noneHint')}
        </EmptyState>
      </Card>
    )
  }
  const options = sessions.map(session => ({
    id: session.id,
    label: t('session.option', {
      course: localisedName(language, { name: session.courseName, nameEn: session.courseNameEn }),
      number: session.number,
      day: session.firstDay,
    }),
    search: `${session.courseName} ${session.courseNameEn ?? ''}`,
  }))
  const byTitle =
    preview.sessionId !== null && proposed.current === preview.token && proposal?.id === preview.sessionId
  return (
    <Card
      title={t('session.label')}
      {...(byTitle ? { sub: t('session.proposed', { title: preview.title }) } : {})}
      actions={
        <div className={styles.session}>
          <Picker
            label={t('session.label')}
            value={options.find(({ id }) => id === preview.sessionId) ?? null}
            placeholder={t('session.choose')}
            options={options}
            loading={answer.isPending}
            words={{ empty: t('session.noMatch'), loading: t('common:page.loading') }}
            onChange={session => session && want({ sessionId: session.id })}
          />
        </div>
      }
    />
  )
}

const isOpen = ({ status }: SessionRow) => status === 'scheduled' || status === 'held'

/** The only session that a title like “培训项目：投诉处理（第3期）” can mean; null when it is none or several. */
function proposedBy(title: string, sessions: readonly SessionRow[]): SessionRow | null {
  const { course, session } = readSheetTitle(title)
  if (course === null || session === null) return null
  const named = sessions.filter(
    one => one.number === session && (one.courseName === course || one.courseNameEn === course),
  )
  return named.length === 1 ? (named[0] ?? null) : null
}
