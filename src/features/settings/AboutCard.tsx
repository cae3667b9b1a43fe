import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { go, hrefOf } from '../../app/links'
import { DiagnosticsDialog } from '../../parts/book/DiagnosticsDialog'
import { Button } from '../../ui/Button'
import { LinkButton } from '../../ui/LinkButton'
import { Card } from '../../ui/layout/Card'
import { Facts } from '../../ui/layout/Facts'
import { Inline } from '../../ui/layout/Inline'
import { Stack } from '../../ui/layout/Stack'

/** Versions, for a report of trouble. */
export function AboutCard() {
  const { t } = useTranslation(['settings', 'common'])
  const { app, electron } = window.zhixing.versions
  const [reporting, setReporting] = useState(false)
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
        <Inline>
          <Button onClick={() => setReporting(true)}>{t('diagnostics.copy')}</Button>
        </Inline>
      </Stack>
      <DiagnosticsDialog open={reporting} onClose={() => setReporting(false)} />
    </Card>
  )
}
