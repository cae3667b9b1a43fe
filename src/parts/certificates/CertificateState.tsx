import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import type { Certificate } from '../../contract/certificates'
import { validityAt } from '../../domain/certificates/validity'
import { Tag } from '../../ui/Tag'
import { shortDayText } from '../sessions/day-words'

/** 有效, 作废 …, and of a valid one whether it runs out, unless a newer one of the same course stands in its place. */
export function CertificateState({
  certificate,
  today,
}: {
  certificate: Pick<Certificate, 'status' | 'validUntil' | 'renewedBy'>
  today: string
}) {
  const { t } = useTranslation('certificates')
  if (certificate.status === 'voided') return <Tag>{t('state.voided')}</Tag>
  if (certificate.renewedBy !== null) return <Tag>{t('state.renewed')}</Tag>
  const validity = validityAt(certificate.validUntil, today)
  if (validity === 'valid') return <Tag tone="plain">{t('state.valid')}</Tag>
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
