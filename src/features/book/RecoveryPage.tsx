import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DiagnosticsDialog } from '../../parts/book/DiagnosticsDialog'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/layout/Card'
import { Facts } from '../../ui/layout/Facts'
import { Inline } from '../../ui/layout/Inline'
import { Gate, Path } from './Gate'

/** The service died three times within a minute. Works without it: everything here is the host's. */
export function RecoveryPage() {
  const { t } = useTranslation(['book', 'settings'])
  const [places, setPlaces] = useState<{ folder: string; log: string } | null>(null)
  const [reporting, setReporting] = useState(false)
  useEffect(() => {
    let here = true
    void window.zhixing.places().then(found => here && setPlaces(found))
    return () => {
      here = false
    }
  }, [])
  return (
    <Gate title={t('recovery.title')} lead={t('recovery.lead')}>
      <Inline>
        <Button kind="primary" onClick={() => void window.zhixing.restartService()}>
          {t('recovery.restart')}
        </Button>
        <Button onClick={() => void window.zhixing.showBookFolder()}>{t('folder.show')}</Button>
        <Button onClick={() => void window.zhixing.showLog()}>{t('recovery.showLog')}</Button>
        <Button onClick={() => setReporting(true)}>{t('settings:diagnostics.copy')}</Button>
      </Inline>
      <DiagnosticsDialog open={reporting} onClose={() => setReporting(false)} service={false} />
      {places && (
        <Card title={t('recovery.places')} padded>
          <Facts
            facts={[
              { label: t('recovery.folder'), value: <Path>{places.folder}</Path> },
              { label: t('recovery.log'), value: <Path>{places.log}</Path> },
            ]}
          />
        </Card>
      )}
      <Card title={t('recovery.again')} padded>
        <Inline justify="between">
          <p>{t('recovery.againText')}</p>
          <Button onClick={() => void window.zhixing.setBookAside()}>{t('recovery.putAside')}</Button>
        </Inline>
      </Card>
    </Gate>
  )
}
