import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useLanguage } from '../../app/language'
import { RefusalNotice } from '../../app/RefusalNotice'
import { useToday } from '../../app/today'
import type { Certificate } from '../../contract/certificates'
import { validityAt } from '../../domain/certificates/validity'
import { localisedName } from '../../domain/people/localised-name'
import { Card } from '../../ui/layout/Card'
import { List, ListRow } from '../../ui/layout/ListRow'
import { Tag } from '../../ui/Tag'

const tones = { valid: 'plain', expiring: 'amber', expired: 'neutral', voided: 'neutral' } as const
/** Days before the last valid day from which a renewal should be thought of. */
const noticeDays = 60

const stateOf = (certificate: Certificate, today: string) =>
  certificate.status === 'voided' ? 'voided' : validityAt(certificate.validUntil, today, noticeDays)

/** Certificates with what they still say today. Nothing is drawn without one. */
export function CertificatesSection({ personId }: { personId: string }) {
  const { t } = useTranslation('certificates')
  const language = useLanguage(state => state.language)
  const today = useToday()
  const answer = useAsk('certificates', 'ofPerson', { personId })
  if (answer.isError) return <RefusalNotice area="certificates" error={answer.error} />
  const certificates = answer.data ?? []
  if (certificates.length === 0 || today === null) return null
  return (
    <Card title={t('personFile.certificates')} sub={certificates.length}>
      <List label={t('personFile.certificates')}>
        {certificates.map(one => {
          const course = localisedName(language, { name: one.courseName, nameEn: one.courseNameEn })
          const state = stateOf(one, today)
          return (
            <ListRow
              key={one.id}
              title={one.number}
              meta={[
                course,
                t('personFile.issued', { day: one.issuedOn }),
                one.validUntil && t('personFile.validUntil', { day: one.validUntil }),
              ]
                .filter(Boolean)
                .join(' · ')}
              end={<Tag tone={tones[state]}>{t(`personFile.certificateState.${state}`)}</Tag>}
              quiet={state === 'voided' || state === 'expired'}
            />
          )
        })}
      </List>
    </Card>
  )
}
