import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import type { MarkRow } from '../../contract/assessments'
import { markSummary, type PassRate } from '../../domain/assessments/mark-summary'
import { firstSitting } from '../../domain/assessments/resit'
import { localisedName } from '../../domain/people/localised-name'
import { attemptsOf } from '../../parts/assessments/sheet-rows'
import type { ChosenFigures } from '../../ui/grid/chosen-figures'
import { ExplainedNumber } from '../../ui/overlay/ExplainedNumber'
import styles from './Marks.module.css'

interface MarkTallyProps {
  rows: readonly MarkRow[]
  outcomes: readonly { competency: string; competencyEn: string | null; level: number }[]
  /** Of the block that is chosen in the sheet. */
  chosen: ChosenFigures | null
}

/** The foot of the sheet: 合格 29 · 不合格 5 · 缺考 1 · 未录 7, and what passing raises. */
export function MarkTally({ rows, outcomes, chosen }: MarkTallyProps) {
  const { t } = useTranslation('assessments')
  const language = useLanguage(state => state.language)
  const summary = markSummary(
    rows.map(row => ({ first: firstSitting(attemptsOf(row)), final: row.finalVerdict })),
  )
  const absent = rows.filter(row => row.absent && row.finalVerdict === 'incomplete').length
  const counts = [
    ['passed', summary.passed],
    ['failed', summary.failed],
    ['missed', summary.missed],
    ['deferred', summary.deferred],
    ['cheating', summary.cheating],
    ['notEntered', summary.notEntered - absent],
    ['absent', absent],
  ] as const
  const shown = counts.filter(([key, count]) => count > 0 || key === 'passed' || key === 'failed')
  const raises = outcomes.map(({ competency, competencyEn, level }) =>
    t('tally.raise', {
      competency: localisedName(language, { name: competency, nameEn: competencyEn }),
      level,
    }),
  )
  return (
    <p className={styles.tally} data-foot>
      <span>{shown.map(([key, count]) => t(`tally.${key}`, { count })).join(' · ')}</span>
      <Rate of="first" {...summary.first} />
      <Rate of="afterResits" {...summary.afterResits} />
      {chosen && (
        <span className={styles.chosen}>
          {t('tally.chosen', {
            count: chosen.count,
            sum: Number(chosen.sum.toFixed(2)),
            average: chosen.average.toFixed(1),
          })}
        </span>
      )}
      {raises.length > 0 && (
        <span className={styles.raises}>{t('tally.raises', { what: raises.join(t('tally.and')) })}</span>
      )}
    </p>
  )
}

/** One of the two rates, with its working; nothing where nobody sat the exam. */
function Rate({ of, passed, sat, rate }: PassRate & { of: 'first' | 'afterResits' }) {
  const { t } = useTranslation('assessments')
  if (rate === null) return null
  const label = t(`tally.rate.${of}`)
  return (
    <span>
      {label}{' '}
      <ExplainedNumber
        value={percent(rate)}
        label={label}
        rows={[
          { label: t('verdict.passed'), value: String(passed) },
          { label: t('tally.sat'), value: String(sat) },
          { label, value: `${passed} ÷ ${sat} = ${percent(rate)}`, total: true },
        ]}
        note={t(`tally.rateNote.${of}`)}
      />
    </span>
  )
}

const percent = (share: number) => `${(Math.round(share * 1000) / 10).toFixed(1).replace(/\.0$/, '')}%`
