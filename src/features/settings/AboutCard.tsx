import { useTranslation } from 'react-i18next'
import { go, hrefOf } from '../../app/links'
import { Card } from '../../ui/Card'
import { Facts } from '../../ui/Facts'
import { LinkButton } from '../../ui/LinkButton'
import { Stack } from '../../ui/Stack'

/** Versions, for a report of trouble. */
export function AboutCard() {
  const { t } = useTranslation(['settings', 'common'])
  const { app, electron } = window.zhixing.versions
  return (
    <Card
      title={t('about.title')}
      padded
      actions={
        <LinkButton size="small" href={hrefOf({ page: 'history' })} onSelect={() => go({ page: 'history' })}>
          {t('about.history')}
        </LinkButton>
      }
    >
      <Stack gap="normal">
        <Facts
          facts={[
            { label: t('about.version'), value: `${t('common:app.name')} ${app}` },
            { label: t('about.electron'), value: `Electron ${electron}` },
          ]}
        />
      </Stack>
    </Card>
  )
}
