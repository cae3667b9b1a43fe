import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk, useCommand } from '../../../app/call'
import { useIntent } from '../../../app/intent'
import { useLanguage } from '../../../app/language'
import { RefusalNotice } from '../../../app/RefusalNotice'
import { refusalText } from '../../../app/say'
import { useToday } from '../../../app/today'
import { refusalCode } from '../../../contract/wire'
import { daysBetween } from '../../../domain/days/day'
import { isSettled, paperStanding } from '../../../domain/sessions/file/session-file'
import { closeRefusal } from '../../../domain/sessions/session-status'
import { CallFailed } from '../../../parts/asked/CallFailed'
import { shortDayText } from '../../../parts/sessions/day-words'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/feedback/Notice'
import { Skeleton } from '../../../ui/feedback/Skeleton'
import { Card } from '../../../ui/layout/Card'
import { Tag } from '../../../ui/Tag'
import styles from './File.module.css'
import { FilePaper } from './FilePaper'

/** 归档: the eight papers of a session, red until they are all there. It is closed from here. */
export function FileTab({ sessionId }: { sessionId: string }) {
  const { t } = useTranslation(['sessions', 'common'])
  const language = useLanguage(state => state.language)
  const today = useToday() ?? ''
  const session = useAsk('sessions', 'get', { id: sessionId })
  const file = useAsk('sessions', 'file', { sessionId }, { keepPrevious: true })
  useRefetchOnFocus(file.refetch)
  const progress = useAsk('reports', 'sessionProgress', { sessionId }, { keepPrevious: true })
  const close = useCommand('sessions', 'close')

  if (file.isPending || session.isPending) return <Skeleton label={t('common:page.loading')} rows={9} />
  if (file.isError || !session.data) {
    return <CallFailed area="sessions" asked={file.isError ? file : session} />
  }
  const { items, dueOn } = file.data
  const { status, lastDay, blocks } = session.data
  const open = status === 'scheduled' || status === 'held'
  const lost = items.flatMap(item => item.attachments).filter(scan => scan.condition !== 'sound').length
  const missing = items.filter(item => !isSettled(paperStanding(item.state, item.attachments))).length
  // A session that was called off owes no papers.
  const owed = open || status === 'closed'
  const toIssue = owed ? (progress.data?.certificatesToIssue ?? 0) : 0
  const over = missing > 0 && open ? daysBetween(dueOn, today) : 0
  const ended = owed && lastDay <= today
  // Only what no other tab will still do: the file itself may be closed incomplete.
  const refusal = closeRefusal({
    status,
    unrecordedBlocks: blocks.filter(block => block.recordedOn === null).length,
    marksMissing: progress.data?.marksMissing ?? 0,
    fileMissing: 0,
  })
  const refusalCount =
    refusal === 'attendance_missing'
      ? blocks.filter(block => block.recordedOn === null).length
      : (progress.data?.marksMissing ?? 0)

  return (
    <>
      <Card
        title={t('file.title')}
        sub={
          <span className={styles.sum}>
            {missing === 0 ? (
              <Tag tone="green">{t('file.complete')}</Tag>
            ) : (
              <Tag tone={ended ? 'cinnabar' : 'neutral'}>{t('file.missing', { count: missing })}</Tag>
            )}
            {missing > 0 && owed && (
              <span>{t('file.due', { day: shortDayText(language, dueOn, today) })}</span>
            )}
            {over > 0 && <Tag tone="cinnabar">{t('file.overdue', { count: over })}</Tag>}
          </span>
        }
        actions={
          open && (
            <Button
              busy={close.isPending}
              refusal={refusal && t(`refusal.${refusal}`, { count: refusalCount })}
              onClick={() => close.mutate({ id: sessionId, withIncompleteFile: false })}
            >
              {t('file.close')}
            </Button>
          )
        }
      >
        {close.error && (
          <div className={styles.notice}>
            {isIncomplete(close.error) ? (
              <Notice
                tone="amber"
                action={
                  <Button
                    size="small"
                    busy={close.isPending}
                    onClick={() => close.mutate({ id: sessionId, withIncompleteFile: true })}
                  >
                    {t('file.closeAnyway')}
                  </Button>
                }
                close={{ label: t('common:action.close'), onClose: () => close.reset() }}
              >
                {refusalText(t, 'sessions', close.error)} {t('file.closeLater')}
              </Notice>
            ) : (
              <RefusalNotice area="sessions" error={close.error} onClose={() => close.reset()} />
            )}
          </div>
        )}
        {lost > 0 && (
          <div className={styles.notice}>
            <Notice tone="cinnabar" title={t('file.lost', { count: lost })}>
              {t(open ? 'file.lostTodo' : 'file.lostTodoClosed')}
            </Notice>
          </div>
        )}
        {toIssue > 0 && (
          <div className={styles.notice}>
            <Notice>{t('file.certificatesWait', { count: toIssue })}</Notice>
          </div>
        )}
        <Papers label={t('file.papers')}>
          {items.map(item => (
            <FilePaper
              key={item.kind}
              sessionId={sessionId}
              item={item}
              open={open}
              ended={ended}
              today={today}
            />
          ))}
        </Papers>
      </Card>
      {open && <p className={styles.hint}>{t('file.drop')}</p>}
    </>
  )
}

/** Who asks for the next step stands at the first paper that waits. */
function Papers({ label, children }: { label: string; children: ReactNode }) {
  const list = useRef<HTMLUListElement>(null)
  useIntent('sessions.complete_file', () =>
    list.current?.querySelector<HTMLElement>('[data-waits] [data-attaches]')?.focus(),
  )
  return (
    <ul ref={list} aria-label={label}>
      {children}
    </ul>
  )
}

/** No event tells of what becomes of files: they are looked at whenever the page is shown. */
function useRefetchOnFocus(refetch: () => Promise<unknown>): void {
  useEffect(() => {
    const again = () => void refetch()
    again()
    window.addEventListener('focus', again)
    return () => window.removeEventListener('focus', again)
  }, [refetch])
}

/** Refused for the papers alone: then one may close without them. */
const isIncomplete = (error: unknown): boolean => refusalCode(error) === 'file_incomplete'
