import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { useIntent } from '../../app/intent'
import { useLanguage } from '../../app/language'
import { useSay } from '../../app/say'
import { localisedName } from '../../domain/people/localised-name'
import { type AlteredBehind, DespiteDialog, takeAlteredBehind } from '../../parts/certificates/DespiteDialog'
import { IssuerDialog, takeLackingIssuer } from '../../parts/certificates/IssuerDialog'
import { DraftNotice } from '../../parts/drafts/DraftNotice'
import { useKeptForm } from '../../parts/drafts/use-kept-form'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import { DateField } from '../../ui/field/DateField'
import { Field } from '../../ui/field/Field'
import { Card } from '../../ui/layout/Card'
import type { Candidate } from './CandidateTable'
import styles from './Log.module.css'

interface IssueCardProps {
  sessionId: string
  /** Who would get one now. */
  people: readonly Candidate[]
  /** Everybody who can, not some that were chosen. */
  all: boolean
  nextNumber: string | null
  today: string
  /** The last day of the session. */
  earliest: string
  onIssued: () => void
}

/** 全部发证: the day, the number to come, one button. */
export function IssueCard(props: IssueCardProps) {
  const { sessionId, people, all, nextNumber, today, earliest, onIssued } = props
  const { t } = useTranslation('certificates')
  const say = useSay()
  const form = useKeptForm('issue-certificates', sessionId, {
    day: today < earliest ? earliest : (today as string | null),
  })
  const { day } = form.values
  const issue = useCommand('certificates', 'issue', { saved: form.saved })
  const [asking, setAsking] = useState<AlteredBehind | null>(null)
  const language = useLanguage(state => state.language)
  const count = people.length
  const altered = people.filter(row => row.altered.length > 0)
  const button = useRef<HTMLButtonElement>(null)
  useIntent('sessions.issue_certificates', () => button.current?.focus())

  /** Nobody has said in whose name; the notes of altered records that were confirmed before that was asked. */
  const [naming, setNaming] = useState<number[] | null>(null)

  const carryOut = async (despite: number[] = []) => {
    if (day === null) return
    try {
      const done = await issue.mutateAsync({
        sessionId,
        enrolmentIds: people.map(row => row.enrolmentId),
        issuedOn: day,
        ...(despite.length > 0 && { despite }),
      })
      form.saved()
      setAsking(null)
      onIssued()
      const { numbers } = done
      say.done(
        t('issue.done', {
          count: numbers.length,
          ...(numbers.length === 1 ? { context: 'single' } : {}),
          first: numbers[0] ?? '',
          last: numbers.at(-1) ?? '',
        }),
        { of: done },
      )
    } catch (error) {
      const behind = takeAlteredBehind(error)
      if (behind) return setAsking(behind)
      setAsking(null)
      if (takeLackingIssuer(error)) return setNaming(despite)
      say.refused('certificates', error)
    }
  }

  const refusal =
    day === null
      ? t('issue.noDay')
      : day < earliest
        ? t('refusal.dated_before_end', { day: earliest })
        : count === 0
          ? t('issue.nobody')
          : null
  return (
    <Card title={t('issue.title')} sub={nextNumber && t('issue.from', { number: nextNumber })} padded>
      <DraftNotice form={form} />
      <Field label={t('issue.day')}>
        <DateField value={day} onChange={day => form.put({ day })} min={earliest} />
      </Field>
      {altered.length > 0 && (
        <Notice tone="amber">
          {t('despite.chosen', {
            count: altered.length,
            names: new Intl.ListFormat(language).format(altered.map(row => localisedName(language, row))),
          })}
        </Notice>
      )}
      <Button
        ref={button}
        kind="primary"
        busy={issue.isPending}
        refusal={refusal}
        onClick={() => void carryOut()}
      >
        {t(all ? 'issue.all' : 'issue.some', { count })}
      </Button>
      <p className={styles.leaves}>{t('issue.undoLeaves')}</p>
      {naming && (
        <IssuerDialog
          onNamed={() => {
            setNaming(null)
            void carryOut(naming)
          }}
          onClose={() => setNaming(null)}
        />
      )}
      {asking && (
        <DespiteDialog
          asked={asking}
          busy={issue.isPending}
          onConfirm={notes => void carryOut(notes)}
          onClose={() => setAsking(null)}
        />
      )}
    </Card>
  )
}
