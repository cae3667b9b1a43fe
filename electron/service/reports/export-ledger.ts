import type { TFunction } from 'i18next'
import { isCourseCategory } from '../../../src/domain/courses/categories'
import { creditedHours, type MinutesPerHour } from '../../../src/domain/days/credited-hours'
import { localisedName } from '../../../src/domain/people/localised-name'
import type { Language } from '../../../src/i18n/setup'
import type { ExportColumn, ExportSheet, ExportValue } from '../documents/export-table'
import type { LedgerRow } from './ledger'

/** What the ledger and the catalogue call things, in one language. */
interface LedgerWords {
  reports: TFunction<'reports'>
  courses: TFunction<'courses'>
}

interface Exported extends ExportColumn {
  value(row: LedgerRow, index: number): ExportValue
}

/** 培训台账 of a year (FORMS.md): one line per session; sums are left to whoever opens it. */
export function ledgerSheet(
  rows: readonly LedgerRow[],
  office: { year: number; minutesPerHour: MinutesPerHour; language: Language },
  { reports: t, courses }: LedgerWords,
): ExportSheet {
  const columns: Exported[] = [
    { heading: t('export.serial'), width: 6, kind: 'number', value: (_row, index) => index + 1 },
    { heading: t('export.firstDay'), width: 12, kind: 'day', value: row => row.firstDay },
    { heading: t('export.lastDay'), width: 12, kind: 'day', value: row => row.lastDay },
    {
      heading: t('export.course'),
      width: 28,
      kind: 'text',
      value: row => localisedName(office.language, { name: row.courseName, nameEn: row.courseNameEn }),
    },
    { heading: t('export.number'), width: 8, kind: 'number', value: row => row.number },
    {
      heading: t('ledger.category'),
      width: 18,
      kind: 'text',
      value: row => (isCourseCategory(row.category) ? courses(`category.${row.category}`) : row.category),
    },
    {
      heading: t('ledger.hours'),
      width: 8,
      kind: 'number',
      value: row => creditedHours(row.creditedMinutes, office.minutesPerHour),
    },
    { heading: t('ledger.expected'), width: 8, kind: 'number', value: row => row.expected },
    { heading: t('ledger.present'), width: 8, kind: 'number', value: row => row.present },
    { heading: t('ledger.sat'), width: 8, kind: 'number', value: row => row.sat },
    { heading: t('ledger.passed'), width: 8, kind: 'number', value: row => row.sat && row.passed },
    {
      heading: t('ledger.firstRate'),
      width: 12,
      kind: 'text',
      value: row => rateText(row.firstPassed, row.firstSat),
    },
    {
      heading: t('ledger.passRate'),
      width: 12,
      kind: 'text',
      value: row => rateText(row.passed, row.sat),
    },
    { heading: t('ledger.certificates'), width: 8, kind: 'number', value: row => row.certificates },
    { heading: t('ledger.fileMissing'), width: 10, kind: 'number', value: row => row.fileMissing },
  ]
  return {
    name: t('export.ledger', { year: office.year }),
    columns: columns.map(({ heading, width, kind }) => ({ heading, width, kind })),
    rows: rows.map((row, index) => columns.map(column => column.value(row, index))),
  }
}

const rateText = (passed: number, sat: number | null): string | null =>
  sat ? `${((passed * 100) / sat).toFixed(1)}%` : null
