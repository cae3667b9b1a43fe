import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '../../app/client'
import { go, hrefOf } from '../../app/links'
import { printedAmong } from '../../domain/certificates/printed-among'
import { LinkButton } from '../../ui/LinkButton'
import { Card } from '../../ui/layout/Card'
import { List, ListRow } from '../../ui/layout/ListRow'
import { Tag } from '../../ui/Tag'

/** Certificates that a restore or damage took from the register, while their papers are out: until they are seen to. */
export function MissingCertificatesCard() {
  const { t } = useTranslation('today')
  const lost = useQuery({
    queryKey: ['certificates', 'lostNumbers', {}],
    queryFn: () => client.certificates.lostNumbers({}),
    meta: { quiet: true },
  }).data
  if (!lost || lost.length === 0) return null
  const { which, printed } = printedAmong(lost)
  const count = which === 'some' ? printed : lost.length
  const certificates = { page: 'certificates' } as const
  return (
    <Card title={t('missing.title')} tone="cinnabar">
      <List label={t('missing.title')}>
        <ListRow
          whole
          lead={<Tag tone="cinnabar">{t('missing.tag')}</Tag>}
          leadWidth="kind"
          title={t('missing.line', {
            count: lost.length,
            printed: t(`missing.printed.${which}`, { count }),
          })}
          end={
            <LinkButton size="small" href={hrefOf(certificates)} onSelect={() => go(certificates)}>
              {t('missing.action')}
            </LinkButton>
          }
        />
      </List>
    </Card>
  )
}
