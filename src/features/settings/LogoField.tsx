import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk, useCommand } from '../../app/call'
import { RefusalNotice } from '../../app/RefusalNotice'
import { seenNow } from '../../app/shown'
import { Button } from '../../ui/Button'
import { Inline } from '../../ui/layout/Inline'
import { Stack } from '../../ui/layout/Stack'
import { type LogoProblem, logoPicture } from './logo-picture'
import styles from './Settings.module.css'

/** The office's logo, chosen and taken away at once: each step can be taken back. */
export function LogoField({ pictureOf = logoPicture }: { pictureOf?: typeof logoPicture }) {
  const { t } = useTranslation(['settings', 'common'])
  const logo = useAsk('settings', 'logo', {})
  const change = useCommand('settings', 'changeLogo', seenNow)
  const [problem, setProblem] = useState<LogoProblem | null>(null)
  const [reading, setReading] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const png = logo.data ?? null

  const choose = async (file: File | undefined) => {
    if (!file) return
    setReading(true)
    const picture = await pictureOf(file)
    setReading(false)
    setProblem('problem' in picture ? picture.problem : null)
    if ('png' in picture) change.mutate({ png: picture.png })
  }

  return (
    <section aria-label={t('logo.title')} className={styles.logo}>
      <div className={styles.logoPaper}>
        {png === null ? (
          <span className={styles.hint}>{t('logo.none')}</span>
        ) : (
          <img className={styles.logoPicture} src={`data:image/png;base64,${png}`} alt={t('logo.alt')} />
        )}
      </div>
      <Stack gap="small">
        <h3>{t('logo.title')}</h3>
        <p className={styles.hint}>{t('logo.hint')}</p>
        <Inline>
          <Button busy={reading || change.isPending} onClick={() => input.current?.click()}>
            {t(png === null ? 'logo.choose' : 'logo.change')}
          </Button>
          {png !== null && (
            <Button kind="quiet" busy={change.isPending} onClick={() => change.mutate({ png: null })}>
              {t('logo.remove')}
            </Button>
          )}
        </Inline>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={t('logo.choose')}
          accept="image/png,image/jpeg,image/svg+xml"
          onChange={event => {
            void choose(event.target.files?.[0])
            // The same file may be chosen again.
            event.target.value = ''
          }}
        />
        {problem && (
          <p role="alert" className={styles.problem}>
            {t(`logo.problem.${problem}`)}
          </p>
        )}
        <RefusalNotice area="settings" error={change.error} />
      </Stack>
    </section>
  )
}
