import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useLanguage } from '../../app/language'
import { refusalText } from '../../app/say'
import type { Certificate } from '../../contract/certificates'
import { localisedName } from '../../domain/people/localised-name'
import { CertificateFacePreview } from '../../parts/certificates/CertificateFacePreview'
import { VoidedBecause } from '../../parts/certificates/CertificateState'
import type { useCertificateActions } from '../../parts/certificates/use-certificate-actions'
import { Button } from '../../ui/Button'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { Card } from '../../ui/layout/Card'
import { Inline } from '../../ui/layout/Inline'
import { Dialog } from '../../ui/overlay/Dialog'
import type { Candidate } from './CandidateTable'

interface CandidateFaceProps {
  sessionId: string
  today: string
  /** Whose certificate is shown; null: how the first one will look. */
  row: Candidate | null
  /** Per cent; null asks for none. */
  minimumAttendance: number | null
  /** Shown while no row is open, once there is nobody left to show a sample for. */
  first: Certificate | null
  actions: ReturnType<typeof useCertificateActions>
  onReprint: (certificate: Certificate) => void
  onClose: () => void
}

/** The certificate of the row that is open, with what can be done to it; before that, how one will look. */
export function CandidateFace(props: CandidateFaceProps) {
  const { sessionId, today, row, minimumAttendance, first, actions, onReprint, onClose } = props
  const { t } = useTranslation(['certificates', 'common'])
  const language = useLanguage(state => state.language)
  const certificate = row ? (row.certificate ?? row.voided[0] ?? null) : first
  const preview = useAsk(
    'certificates',
    'preview',
    certificate
      ? { id: certificate.id, sessionId: null }
      : { id: null, sessionId, ...(row ? { enrolmentId: row.enrolmentId } : {}) },
    { keepPrevious: true },
  )
  const face = preview.data?.face
  const name = face && localisedName(language, { name: face.personName, nameEn: face.personNameEn })
  const [large, setLarge] = useState(false)
  const drawn = preview.data && (
    <CertificateFacePreview
      html={preview.data.html}
      label={t('preview.label', { name })}
      stamp={certificate?.status === 'voided' ? t('state.voided') : undefined}
    />
  )
  return (
    <Card
      title={certificate ? certificate.number : t('preview.title')}
      sub={certificate ? (name ?? certificate.printedName) : name && t('preview.sample', { name })}
      actions={
        <>
          {drawn && (
            <Button kind="quiet" size="small" onClick={() => setLarge(true)}>
              {t('preview.enlarge')}
            </Button>
          )}
          {row && (
            <Button kind="quiet" size="small" onClick={onClose}>
              {t('common:action.close')}
            </Button>
          )}
        </>
      }
      padded
    >
      {preview.isError ? (
        <p>{refusalText(t, 'certificates', preview.error)}</p>
      ) : (
        (drawn ?? (preview.data === undefined && <Skeleton label={t('common:page.loading')} rows={4} />))
      )}
      {row?.refusal && !certificate && (
        <p>
          {t(`refusal.${row.refusal}`, {
            name: localisedName(language, row),
            attended: row.attended ?? 0,
            minimum: minimumAttendance ?? 0,
          })}
        </p>
      )}
      {certificate && <VoidedBecause certificate={certificate} today={today} />}
      {row?.certificate && (
        <Inline>
          <Button size="small" onClick={() => row.certificate && onReprint(row.certificate)}>
            {t(row.certificate.prints > 0 ? 'again.button' : 'print.one')}
          </Button>
          <Button
            size="small"
            kind="danger"
            onClick={() => row.certificate && actions.askVoid(row.certificate)}
          >
            {t('void.button')}
          </Button>
        </Inline>
      )}
      {row?.refusal === 'voided_needs_reissue' && (
        <Inline>
          <Button size="small" onClick={() => actions.askReissue(row)}>
            {t('reissue.button')}
          </Button>
        </Inline>
      )}
      <Dialog
        open={large}
        onClose={() => setLarge(false)}
        title={certificate?.number ?? t('preview.title')}
        closeLabel={t('common:action.close')}
        size="large"
      >
        {drawn}
      </Dialog>
    </Card>
  )
}
