import { useTranslation } from 'react-i18next'
import type { Certificate } from '../../contract/certificates'
import type { Printing } from '../../parts/certificates/use-print-certificates'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/layout/Card'

interface PrintCardProps {
  printing: Printing
  /** Valid ones: those chosen, or all of the session. */
  certificates: readonly Certificate[]
  some: boolean
}

/** Prints what was not printed yet; when everything was, all of it again. */
export function PrintCard({ printing, certificates, some }: PrintCardProps) {
  const { t } = useTranslation('certificates')
  const fresh = certificates.filter(one => one.prints === 0)
  const meant = some || fresh.length === 0 ? certificates : fresh
  const busy = printing.progress !== null
  const refusal = meant.length === 0 ? t('refusal.nothing_to_print') : null
  return (
    <Card
      title={t('print.title')}
      sub={
        fresh.length > 0 || some
          ? t('print.count', { count: meant.length })
          : t('print.again', { count: meant.length })
      }
      padded
    >
      <Button busy={busy} refusal={refusal} onClick={() => printing.print('together', meant)}>
        {t('print.together')}
      </Button>
      <Button busy={busy} refusal={refusal} onClick={() => printing.print('each', meant)}>
        {t('print.each')}
      </Button>
    </Card>
  )
}
