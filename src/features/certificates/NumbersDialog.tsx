import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { useSay } from '../../app/say'
import type { certificates } from '../../contract/certificates'
import type { OutputOf } from '../../contract/define'
import { highestSerial, seriesName } from '../../domain/certificates/number-rule'
import { NumberField } from '../../parts/fields/NumberField'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/overlay/Dialog'

type Series = OutputOf<(typeof certificates)['numbering']>['series'][number]

/** Asks how far each series is anywhere; left as it is, nothing was given elsewhere. */
export function NumbersDialog({ series, onClose }: { series: readonly Series[]; onClose: () => void }) {
  const { t } = useTranslation(['certificates', 'common'])
  const say = useSay()
  const change = useCommand('certificates', 'continueNumbers')
  const [lasts, setLasts] = useState<ReadonlyMap<string, number | null>>(
    () => new Map(series.map(one => [one.series, one.last])),
  )
  const [asked, setAsked] = useState(false)
  const errorOf = ({ series: one, last, sample }: Series): string | null => {
    const typed = lasts.get(one) ?? null
    if (typed === null) return t('numbers.missing')
    if (typed < last) return t('numbers.lower', { last, number: sample })
    return typed > highestSerial ? t('numbers.tooHigh', { most: highestSerial }) : null
  }
  const carryOut = async () => {
    setAsked(true)
    if (change.isPending || series.some(one => errorOf(one) !== null)) return
    try {
      const after = series.map(({ series: one, last }) => ({ series: one, last: lasts.get(one) ?? last }))
      const done = await change.mutateAsync({ after })
      say.done(t('numbers.done'), { of: done, undoSeq: null })
      onClose()
    } catch (error) {
      say.refused('certificates', error)
    }
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('numbers.titleSet')}
      closeLabel={t('common:action.close')}
      onSubmit={() => void carryOut()}
      actions={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button kind="primary" submit busy={change.isPending}>
            {t('numbers.confirm')}
          </Button>
        </>
      }
    >
      <p>{t('numbers.explain')}</p>
      {series.map(one => (
        <NumberField
          key={one.series}
          label={t('numbers.label', { series: seriesName(one.series) })}
          hint={one.last > 0 ? t('numbers.given', { number: one.sample }) : t('numbers.none')}
          error={asked ? errorOf(one) : null}
          value={lasts.get(one.series) ?? null}
          onChange={value => setLasts(new Map([...lasts, [one.series, value]]))}
          min={0}
          max={highestSerial}
        />
      ))}
    </Dialog>
  )
}
