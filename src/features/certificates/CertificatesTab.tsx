import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { hrefOf } from '../../app/links'
import { useToday } from '../../app/today'
import type { Certificate } from '../../contract/certificates'
import { CallFailed } from '../../parts/asked/CallFailed'
import { PrintProgress } from '../../parts/certificates/PrintProgress'
import { useCertificateActions } from '../../parts/certificates/use-certificate-actions'
import { type Printing, usePrintCertificates } from '../../parts/certificates/use-print-certificates'
import { useSessionWords } from '../../parts/sessions/session-words'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/feedback/EmptyState'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { LinkButton } from '../../ui/LinkButton'
import { Card } from '../../ui/layout/Card'
import { Columns } from '../../ui/layout/Columns'
import { CandidateFace } from './CandidateFace'
import { CandidateTable } from './CandidateTable'
import { IssueCard } from './IssueCard'
import { NumbersNotice } from './NumbersNotice'

/** 证书 of one session: who can have one, who has one, and why not the others; issuing and printing beside. */
export function CertificatesTab({ sessionId }: { sessionId: string }) {
  const { t } = useTranslation(['certificates', 'common'])
  const answer = useAsk('certificates', 'ofSession', { sessionId })
  const session = useAsk('sessions', 'get', { id: sessionId })
  const today = useToday()
  const words = useSessionWords()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [shown, setShown] = useState<string | null>(null)
  const printing = usePrintCertificates(
    t('print.fileName', { session: session.data ? words.name(session.data) : '' }),
  )
  const actions = useCertificateActions()

  if (answer.isError) {
    return (
      <Card title={t('tab.title')}>
        <CallFailed area="certificates" asked={answer} />
      </Card>
    )
  }
  if (answer.data === undefined || today === null) {
    return <Skeleton label={t('common:page.loading')} rows={10} />
  }
  if (answer.data === null) return <EmptyState title={t('refusal.not_found')} />
  const { rows, ready, nextNumber, lastDay, minimumAttendance } = answer.data
  if (rows.length === 0) {
    return (
      <Card title={t('tab.title')}>
        <EmptyState
          title={t('tab.empty')}
          action={
            <LinkButton kind="primary" href={hrefOf({ page: 'session', id: sessionId, tab: 'roster' })}>
              {t('tab.toRoster')}
            </LinkButton>
          }
        >
          {t('tab.emptyHint')}
        </EmptyState>
      </Card>
    )
  }

  const picked = chosen.size > 0 ? rows.filter(row => chosen.has(row.enrolmentId)) : rows
  const toIssue = picked.filter(row => row.refusal === null)
  const valid = picked.flatMap(row => (row.certificate ? [row.certificate] : []))
  const issued = rows.filter(row => row.certificate).length
  const current = rows.find(row => row.enrolmentId === shown) ?? null

  return (
    <>
      {ready > 0 && <NumbersNotice />}
      <Columns
        fill
        aside={
          <>
            {ready > 0 && (
              <IssueCard
                sessionId={sessionId}
                people={toIssue}
                all={chosen.size === 0}
                nextNumber={nextNumber}
                today={today}
                earliest={lastDay}
                onIssued={() => setChosen(new Set())}
              />
            )}
            {issued > 0 && <PrintCard printing={printing} certificates={valid} some={chosen.size > 0} />}
            <CandidateFace
              sessionId={sessionId}
              today={today}
              row={current}
              minimumAttendance={minimumAttendance}
              first={ready === 0 ? (rows.find(row => row.certificate)?.certificate ?? null) : null}
              actions={actions}
              onReprint={certificate => printing.print('together', [certificate])}
              onClose={() => setShown(null)}
            />
          </>
        }
      >
        <CandidateTable
          rows={rows}
          minimumAttendance={minimumAttendance}
          today={today}
          counts={{ ready, issued }}
          chosen={chosen}
          onChoose={setChosen}
          currentKey={shown}
          onOpen={setShown}
        />
        <PrintProgress printing={printing} />
      </Columns>
      {actions.dialog}
    </>
  )
}

interface PrintCardProps {
  printing: Printing
  /** Valid ones: those chosen, or all of the session. */
  certificates: readonly Certificate[]
  some: boolean
}

/** Prints what was not printed yet; when everything was, all of it again. */
function PrintCard({ printing, certificates, some }: PrintCardProps) {
  const { t } = useTranslation('certificates')
  const fresh = certificates.filter(one => one.prints === 0)
  const meant = some || fresh.length === 0 ? certificates : fresh
  const busy = printing.progress !== null
  const refusal = meant.length === 0 ? t('refusal.nothing_to_print') : null
  return (
    <Card
      title={t('print.title')}
      sub={
        fresh.length > 0 || some
          ? t('print.count', { count: meant.length })
          : t('print.again', { count: meant.length })
      }
      padded
    >
      <Button busy={busy} refusal={refusal} onClick={() => printing.print('together', meant)}>
        {t('print.together')}
      </Button>
      <Button busy={busy} refusal={refusal} onClick={() => printing.print('each', meant)}>
        {t('print.each')}
      </Button>
    </Card>
  )
}
