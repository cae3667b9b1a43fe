import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { hrefOf } from '../../app/links'
import type { Certificate } from '../../contract/certificates'
import type { Language } from '../../i18n/setup'
import { AlteredTag } from '../../parts/book/AlteredTag'
import { instantText } from '../../parts/book/moment-text'
import { CertificateFacePreview } from '../../parts/certificates/CertificateFacePreview'
import { CertificateState, ValidUntil, VoidedBecause } from '../../parts/certificates/CertificateState'
import { useCertificateActions } from '../../parts/certificates/use-certificate-actions'
import { shortDayText } from '../../parts/sessions/day-words'
import { useSessionWords } from '../../parts/sessions/session-words'
import { Button } from '../../ui/Button'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { LinkButton } from '../../ui/LinkButton'
import { Facts } from '../../ui/layout/Facts'
import { Inline } from '../../ui/layout/Inline'
import { Stack } from '../../ui/layout/Stack'
import { SidePanel } from '../../ui/overlay/SidePanel'
import styles from './Log.module.css'

interface CertificatePanelProps {
  certificate: Certificate
  language: Language
  today: string
  onReprint: () => void
  onShow: (id: string) => void
  onClose: () => void
}

/** One certificate: how it looks, what is known of it, when it was printed, and what can be done. */
export function CertificatePanel(props: CertificatePanelProps) {
  const { certificate, language, today, onReprint, onShow, onClose } = props
  const { t } = useTranslation(['certificates', 'common'])
  const words = useSessionWords()
  const preview = useAsk('certificates', 'preview', { id: certificate.id, sessionId: null })
  const prints = useAsk('certificates', 'prints', { id: certificate.id })
  const actions = useCertificateActions(onShow)
  const valid = certificate.status === 'valid'
  const listed = (notes: readonly number[]) => new Intl.ListFormat(language).format(notes.map(String))
  const session = {
    courseName: certificate.courseName,
    courseNameEn: certificate.courseNameEn,
    number: certificate.sessionNumber,
  }
  return (
    <SidePanel
      title={certificate.number}
      sub={certificate.printedName}
      width="wide"
      onClose={onClose}
      closeLabel={t('common:action.close')}
      actions={
        <>
          <LinkButton
            kind="quiet"
            href={hrefOf({ page: 'session', id: certificate.sessionId, tab: 'certificates' })}
          >
            {t('panel.toSession')}
          </LinkButton>
          {valid ? (
            <>
              <Button kind="danger" onClick={() => actions.askVoid(certificate)}>
                {t('void.button')}
              </Button>
              <Button onClick={onReprint}>{t(certificate.prints > 0 ? 'again.button' : 'print.one')}</Button>
            </>
          ) : (
            <Button
              refusal={certificate.replacedBy && t('reissue.done', { number: certificate.replacedBy })}
              onClick={() => actions.askReissue(certificate)}
            >
              {t('reissue.button')}
            </Button>
          )}
        </>
      }
    >
      <Stack>
        {preview.data ? (
          <CertificateFacePreview
            html={preview.data.html}
            label={t('preview.label', { name: certificate.printedName })}
            stamp={valid ? undefined : t('state.voided')}
          />
        ) : (
          <Skeleton label={t('common:page.loading')} rows={6} />
        )}
        <Facts
          columns={2}
          facts={[
            { label: t('column.session'), value: words.name(session) },
            {
              label: t('column.status'),
              value: (
                <Inline>
                  <CertificateState certificate={certificate} today={today} />
                  <AlteredTag alterations={certificate.altered ?? []} />
                </Inline>
              ),
            },
            { label: t('column.issuedOn'), value: shortDayText(language, certificate.issuedOn, today) },
            {
              label: t('column.validUntil'),
              value: <ValidUntil until={certificate.validUntil} today={today} />,
            },
            ...(certificate.despite.length === 0
              ? []
              : [
                  {
                    label: t('panel.despite'),
                    value: t('panel.despiteOf', { notes: listed(certificate.despite) }),
                  },
                ]),
            ...(valid
              ? []
              : [
                  {
                    label: t('panel.voided'),
                    value: <VoidedBecause certificate={certificate} today={today} />,
                  },
                  ...(certificate.replacedBy
                    ? [{ label: t('panel.replacedBy'), value: certificate.replacedBy }]
                    : []),
                ]),
          ]}
        />
        <div>
          <h3>{t('panel.prints')}</h3>
          {prints.data?.length === 0 && <p>{t('panel.neverPrinted')}</p>}
          <ol className={styles.prints}>
            {prints.data?.map(print => (
              <li key={print.copy}>
                <span>{t('panel.copy', { count: print.copy })}</span>
                <span>{instantText(language, print.at)}</span>
                <span>{print.reason}</span>
              </li>
            ))}
          </ol>
        </div>
      </Stack>
      {actions.dialog}
    </SidePanel>
  )
}
