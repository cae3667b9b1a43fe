import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { useIntent } from '../../app/intent'
import { useSay } from '../../app/say'
import { Button } from '../../ui/Button'
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
  const issue = useCommand('certificates', 'issue')
  const [chosenDay, setDay] = useState<string | null>(() => [today, earliest].sort().at(-1) ?? today)
  const count = people.length
  const button = useRef<HTMLButtonElement>(null)
  useIntent('sessions.issue_certificates', () => button.current?.focus())

  const carryOut = async () => {
    if (chosenDay === null) return
    try {
      const done = await issue.mutateAsync({
        sessionId,
        enrolmentIds: people.map(row => row.enrolmentId),
        issuedOn: chosenDay,
      })
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
      say.refused('certificates', error)
    }
  }

  const refusal =
    chosenDay === null
      ? t('issue.noDay')
      : chosenDay < earliest
        ? t('refusal.dated_before_end', { day: earliest })
        : count === 0
          ? t('issue.nobody')
          : null
  return (
    <Card title={t('issue.title')} sub={nextNumber && t('issue.from', { number: nextNumber })} padded>
      <Field label={t('issue.day')}>
        <DateField value={chosenDay} onChange={setDay} min={earliest} />
      </Field>
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
    </Card>
  )
}
