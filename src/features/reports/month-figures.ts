import type { TFunction } from 'i18next'
import type { OutputOf } from '../../contract/define'
import type { reports } from '../../contract/reports'
import { creditedHours, type MinutesPerHour } from '../../domain/days/credited-hours'
import type { FormulaRow } from '../../ui/overlay/Working'

type Month = OutputOf<typeof reports.today>['month']
type TodayT = TFunction<'today'>

/** A figure that can explain itself: formula, inputs, what is left out, and as of when. */
export interface MonthFigure {
  id: 'plan' | 'pass' | 'attendance' | 'credit'
  value: string
  rows: FormulaRow[]
  note: string
}

/** A share as it is read: `percent(35, 40)` is '87.5%'. */
export const percent = (part: number, whole: number): string => `${((part * 100) / whole).toFixed(1)}%`

/** The four figures of the month; a dash where there is nothing to divide by. */
export function monthFigures(t: TodayT, month: Month, asOf: string): MonthFigure[] {
  const none = t('figure.none')
  const when = t('figure.asOf', { day: asOf })
  const figure = (
    id: MonthFigure['id'],
    value: string | null,
    rows: FormulaRow[],
    note: string,
  ): MonthFigure => ({
    id,
    value: value ?? none,
    rows,
    note:
      value === null ? `${t(`figure.${id}.empty`)}${spaceIn(when)}${when}` : `${note}${spaceIn(when)}${when}`,
  })
  const rate = (label: string, value: string | null): FormulaRow => ({
    label,
    value: value ?? none,
    total: true,
  })

  const { plan, marks, attendance, credit } = month
  const completed = plan.planned > 0 ? percent(plan.held, plan.planned) : null
  const sat = marks.passed + marks.failed + marks.cheating
  const passed = sat > 0 ? percent(marks.passed, sat) : null
  const came = attendance.expected > 0 ? percent(attendance.present, attendance.expected) : null
  const minutesPerHour = credit.minutesPerHour as MinutesPerHour
  const hours =
    credit.people > 0 ? creditedHours(credit.minutes / credit.people, minutesPerHour).toFixed(1) : null

  return [
    figure(
      'plan',
      completed,
      [
        { label: t('figure.plan.held'), value: String(plan.held) },
        { label: t('figure.plan.planned'), value: String(plan.planned) },
        rate(t('figure.plan.rate'), completed),
      ],
      t('figure.plan.note', { cancelled: plan.cancelledPlanned, unplanned: plan.unplannedHeld }),
    ),
    figure(
      'pass',
      passed,
      [
        { label: t('figure.pass.passed'), value: String(marks.passed) },
        { label: t('figure.pass.failed'), value: String(marks.failed) },
        ...(marks.cheating > 0 ? [{ label: t('figure.pass.cheating'), value: String(marks.cheating) }] : []),
        { label: t('figure.pass.sat'), value: String(sat) },
        rate(t('figure.pass.rate'), passed),
      ],
      t('figure.pass.note', marks),
    ),
    figure(
      'attendance',
      came,
      [
        { label: t('figure.attendance.expected'), value: String(attendance.expected) },
        { label: t('figure.attendance.away'), value: String(attendance.expected - attendance.present) },
        { label: t('figure.attendance.present'), value: String(attendance.present) },
        rate(t('figure.attendance.rate'), came),
      ],
      t('figure.attendance.note'),
    ),
    figure(
      'credit',
      hours,
      [
        {
          label: t('figure.credit.minutes'),
          value: creditedHours(credit.minutes, minutesPerHour).toFixed(1),
        },
        { label: t('figure.credit.people'), value: String(credit.people) },
        rate(t('figure.credit.rate'), hours),
      ],
      t('figure.credit.note', { minutes: credit.minutesPerHour }),
    ),
  ]
}

/** Sentences in Latin letters stand a space apart; Chinese ones do not. */
const spaceIn = (sentence: string): string => (/^\p{Script=Latin}/u.test(sentence) ? ' ' : '')
