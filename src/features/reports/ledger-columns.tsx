import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import { isCourseCategory } from '../../domain/courses/categories'
import { creditedHours, type MinutesPerHour } from '../../domain/days/credited-hours'
import { useActionWords } from '../../parts/improvements/action-words'
import { daySpanText } from '../../parts/sessions/day-words'
import type { Column } from '../../ui/DataTable'
import { Tag } from '../../ui/Tag'
import type { LedgerLine } from './ledger-sums'
import { percent } from './month-figures'

/** The columns of the ledger (FORMS.md, 培训台账); days without their year, which stands above. */
export function useLedgerColumns(
  year: number,
  minutesPerHour: MinutesPerHour,
): readonly Column<LedgerLine>[] {
  const { t } = useTranslation(['reports', 'courses'])
  const language = useLanguage(state => state.language)
  const words = useActionWords()
  return useMemo(() => {
    const figure = (key: string, head: string, cell: (line: LedgerLine) => number | string | null) => ({
      key,
      head,
      width: language === 'en' ? 84 : 72,
      numeric: true,
      cell,
    })
    return [
      {
        key: 'days',
        head: t('ledger.days'),
        width: language === 'en' ? 136 : 144,
        ink: 2,
        cell: line => daySpanText(language, line.firstDay, line.lastDay, `${year}-01-01`),
      },
      {
        key: 'session',
        head: t('export.course'),
        cell: line => <span title={words.session(line)}>{words.session(line)}</span>,
      },
      {
        key: 'category',
        head: t('ledger.category'),
        width: language === 'en' ? 150 : 136,
        ink: 2,
        cell: line =>
          isCourseCategory(line.category) ? t(`courses:category.${line.category}`) : line.category,
      },
      figure('hours', t('ledger.hours'), line => creditedHours(line.creditedMinutes, minutesPerHour)),
      figure('expected', t('ledger.expected'), line => line.expected),
      figure('present', t('ledger.present'), line => line.present),
      figure('sat', t('ledger.sat'), line => line.sat),
      figure('passed', t('ledger.passed'), line => (line.sat === null ? null : line.passed)),
      {
        ...figure('passRate', t('ledger.passRate'), line =>
          line.sat ? percent(line.passed, line.sat) : null,
        ),
        width: language === 'en' ? 96 : 96,
      },
      figure('certificates', t('ledger.certificates'), line => line.certificates),
      {
        key: 'file',
        head: t('ledger.fileMissing'),
        width: 88,
        align: 'end',
        cell: line => (line.fileMissing > 0 ? <Tag tone="amber">{line.fileMissing}</Tag> : null),
      },
    ]
  }, [t, language, words, year, minutesPerHour])
}
