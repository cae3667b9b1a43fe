import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '../../app/client'
import { refusalText } from '../../app/say'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { ErrorState } from '../../ui/ErrorState'
import { Facts } from '../../ui/Facts'
import { Skeleton } from '../../ui/Skeleton'
import { Stack } from '../../ui/Stack'
import { Tag } from '../../ui/Tag'
import styles from './History.module.css'

/** Walks the chain of the audit when the page opens, and again when asked: not after each command. */
export function AuditCheck() {
  const { t } = useTranslation(['book', 'common'])
  const answer = useQuery({
    queryKey: ['audit-check'],
    queryFn: () => client.book.verifyAudit({}),
    gcTime: 0,
  })
  const recheck = (
    <Button size="small" busy={answer.isFetching} onClick={() => void answer.refetch()}>
      {t('audit.check')}
    </Button>
  )
  if (answer.isError) {
    return (
      <Card title={t('audit.title')} actions={recheck}>
        <ErrorState title={refusalText(t, 'book', answer.error)} />
      </Card>
    )
  }
  const found = answer.data
  return (
    <Card title={t('audit.title')} actions={recheck} padded>
      {!found ? (
        <Skeleton label={t('common:page.loading')} rows={3} />
      ) : (
        <Stack gap="normal">
          <div>
            {found.brokenAt === null ? (
              <Tag tone="green">{t('audit.ok')}</Tag>
            ) : (
              <Tag tone="cinnabar">{t('audit.broken', { seq: found.brokenAt })}</Tag>
            )}
          </div>
          {found.brokenAt !== null && <p>{t('audit.brokenHint')}</p>}
          <Facts facts={[{ label: t('audit.entries'), value: found.entries }]} />
          <div>
            <p className={styles.hashLabel}>{t('audit.head')}</p>
            <p className={styles.hash}>{found.head}</p>
          </div>
          <p className={styles.hashLabel}>{t('audit.hint')}</p>
        </Stack>
      )}
    </Card>
  )
}
