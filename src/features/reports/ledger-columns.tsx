import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import { isCourseCategory } from '../../domain/courses/categories'
import { creditedHours, type MinutesPerHour } from '../../domain/days/credited-hours'
import { localisedName } from '../../domain/people/localised-name'
import { columnDays } from '../../parts/sessions/day-words'
import type { Column } from '../../ui/grid/data-table-shape'
import { Tag } from '../../ui/Tag'
import type { LedgerLine } from './ledger-sums'
import { percent } from './month-figures'

/** The columns of the ledger (FORMS.md, 培训台账). */
export function useLedgerColumns(minutesPerHour: MinutesPerHour): readonly Column<LedgerLine>[] {
  const { t } = useTranslation(['reports', 'courses'])
  const language = useLanguage(state => state.language)
  return useMemo(() => {
    const wide = language === 'en'
    const courseOf = ({ courseName, courseNameEn }: LedgerLine) =>
      localisedName(language, { name: courseName, nameEn: courseNameEn })
    const figure = (
      key: string,
      head: string,
      width: number,
      cell: (line: LedgerLine) => number | string | null,
      priority?: 2 | 3,
    ): Column<LedgerLine> => ({
      key,
      head,
      width: wide ? width + 12 : width,
      numeric: true,
      cell,
      ...(priority && { priority }),
    })
    return [
      {
        key: 'days',
        head: t('ledger.days'),
        width: wide ? 120 : 124,
        ink: 2,
        cell: line => columnDays(language, line.firstDay, line.lastDay),
      },
      {
        key: 'course',
        head: t('ledger.course'),
        least: wide ? 240 : 140,
        cell: line => <span title={courseOf(line)}>{courseOf(line)}</span>,
      },
      figure('number', t('export.number'), wide ? 56 : 40, line => line.number),
      {
        key: 'category',
        head: t('ledger.category'),
        priority: 3,
        ink: 2,
        cell: line =>
          isCourseCategory(line.category) ? t(`courses:category.${line.category}`) : line.category,
      },
      figure('hours', t('ledger.hours'), 54, line => creditedHours(line.creditedMinutes, minutesPerHour), 3),
      figure('expected', t('ledger.expected'), 66, line => line.expected),
      figure('present', t('ledger.present'), 56, line => line.present),
      figure('sat', t('ledger.sat'), 76, line => line.sat, 2),
      figure('passed', t('ledger.passed'), 56, line => (line.sat === null ? null : line.passed)),
      figure(
        'firstRate',
        t('ledger.firstRateHead'),
        wide ? 80 : 88,
        line => (line.firstSat ? percent(line.firstPassed, line.firstSat) : null),
        2,
      ),
      figure('passRate', t('ledger.passRateHead'), 102, line =>
        line.sat ? percent(line.passed, line.sat) : null,
      ),
      figure('certificates', t('ledger.certificatesHead'), 56, line => line.certificates, 3),
      {
        key: 'file',
        priority: 2,
        head: t('ledger.fileMissing'),
        width: 82,
        align: 'end',
        cell: line => (line.fileMissing > 0 ? <Tag tone="amber">{line.fileMissing}</Tag> : null),
      },
    ]
  }, [t, language, minutesPerHour])
}
