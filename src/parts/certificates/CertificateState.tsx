import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import type { Certificate } from '../../contract/certificates'
import { validityAt } from '../../domain/certificates/validity'
import { Tag } from '../../ui/Tag'
import { shortDayText } from '../sessions/day-words'

/** How long before its last day a certificate is called expiring. */
const NOTICE_DAYS = 30

/** 有效, 作废 …, and of a valid one whether it runs out. */
export function CertificateState({
  certificate,
  today,
}: {
  certificate: Pick<Certificate, 'status' | 'validUntil'>
  today: string
}) {
  const { t } = useTranslation('certificates')
  if (certificate.status === 'voided') return <Tag>{t('state.voided')}</Tag>
  const validity = validityAt(certificate.validUntil, today, NOTICE_DAYS)
  if (validity === 'valid') return <Tag tone="green">{t('state.valid')}</Tag>
  return <Tag tone="amber">{t(`state.${validity}`)}</Tag>
}

/** The last valid day, or 长期. */
export function ValidUntil({ until, today }: { until: string | null; today: string }) {
  const { t } = useTranslation('certificates')
  const language = useLanguage(state => state.language)
  return until === null ? t('state.always') : shortDayText(language, until, today)
}

/** Why a voided one was voided; an undone issue has no reason of its own. */
export function VoidedBecause({ certificate, today }: { certificate: Certificate; today: string }) {
  const { t } = useTranslation('certificates')
  const language = useLanguage(state => state.language)
  if (certificate.status !== 'voided') return null
  const day = certificate.voidedOn && shortDayText(language, certificate.voidedOn, today)
  return [day, certificate.voidReason ?? t('state.undone')].filter(Boolean).join(' · ')
}
