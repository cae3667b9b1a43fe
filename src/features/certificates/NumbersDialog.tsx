import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { useSay } from '../../app/say'
import type { certificates } from '../../contract/certificates'
import type { OutputOf } from '../../contract/define'
import { highestSerial } from '../../domain/book/number-series'
import { seriesName } from '../../domain/certificates/number-rule'
import { changedSince } from '../../parts/drafts/answered'
import { useKeptForm } from '../../parts/drafts/use-kept-form'
import { NumberField } from '../../parts/fields/NumberField'
import { FormDialog } from '../../parts/panels/FormDialog'

type Series = OutputOf<(typeof certificates)['numbering']>['series'][number]

/** Asks how far each series is anywhere; left as it is, nothing was given elsewhere. */
export function NumbersDialog({ series, onClose }: { series: readonly Series[]; onClose: () => void }) {
  const { t } = useTranslation('certificates')
  const say = useSay()
  // With how far each series is: what was typed over another standing is only offered.
  const form = useKeptForm('certificate-numbers', '', {
    lasts: Object.fromEntries(series.map((one): [string, number | null] => [one.series, one.last])),
  })
  const change = useCommand('certificates', 'continueNumbers', form)
  const { lasts } = form.values
  const [asked, setAsked] = useState(false)
  const errorOf = ({ series: one, last, sample }: Series): string | null => {
    const typed = lasts[one] ?? null
    if (typed === null) return t('numbers.missing')
    if (typed < last) return t('numbers.lower', { last, number: sample })
    return typed > highestSerial ? t('numbers.tooHigh', { most: highestSerial }) : null
  }
  const carryOut = async () => {
    setAsked(true)
    if (series.some(one => errorOf(one) !== null)) return
    try {
      const after = series.map(({ series: one, last }) => ({ series: one, last: lasts[one] ?? last }))
      const done = await change.mutateAsync({ after })
      form.saved()
      say.done(t('numbers.done'), { of: done, undoSeq: null })
      onClose()
    } catch (error) {
      // What somebody else did meanwhile stands at the head.
      if (changedSince(error) === null) say.refused('certificates', error)
    }
  }
  return (
    <FormDialog
      title={t('numbers.titleSet')}
      area="certificates"
      form={form}
      error={changedSince(change.error) === null ? null : change.error}
      busy={change.isPending}
      submit={t('numbers.confirm')}
      onSubmit={() => void carryOut()}
      onClose={onClose}
    >
      <p>{t('numbers.explain')}</p>
      {series.map(one => (
        <NumberField
          key={one.series}
          label={t('numbers.label', { series: seriesName(one.series) })}
          hint={one.last > 0 ? t('numbers.given', { number: one.sample }) : t('numbers.none')}
          error={asked ? errorOf(one) : null}
          value={lasts[one.series] ?? null}
          onChange={value => form.put({ lasts: { ...lasts, [one.series]: value } })}
          min={0}
          max={highestSerial}
        />
      ))}
    </FormDialog>
  )
}
