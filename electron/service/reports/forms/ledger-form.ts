import { isCourseCategory } from '../../../../src/domain/courses/categories'
import { creditedHours, type MinutesPerHour } from '../../../../src/domain/days/credited-hours'
import { areaWords } from '../../documents/area-words'
import type { FormVoice } from '../../documents/form/form-voice'
import { rollForm } from '../../documents/form/roll-form'
import { type LedgerRow, ledgerTables, listLedger } from '../ledger'

export interface LedgerFacts {
  year: number
  rows: readonly LedgerRow[]
  minutesPerHour: MinutesPerHour
}

/** 培训台账 of a year. Satisfaction, cost and file number are written in by hand until the program knows them. */
export const ledgerForm = rollForm<LedgerFacts, LedgerRow>({
  form: 'ledger',
  evidence: ledgerTables,
  landscape: true,
  async gather({ db, scans, office }, subject) {
    if (subject.kind !== 'year') return null
    const rows = await listLedger({ db, scans }, subject.year)
    return { year: subject.year, rows, minutesPerHour: office.minutesPerHour }
  },
  rows: ({ rows }) => rows,
  titled: ({ year }) => ({ year: String(year) }),
  columns: ({ rows, minutesPerHour }, voice) => [
    ['form.serial', 11, 'serial'],
    ['ledger.first_day', 23, 'day', row => row.firstDay],
    ['ledger.last_day', 23, 'day', row => row.lastDay],
    ['ledger.course', 40, 'text', row => voice.pair(row.courseName, row.courseNameEn), 'left'],
    ['ledger.number', 12, 'number', row => row.number],
    ['ledger.category', 26, 'text', row => categoryOf(voice, row)],
    ['form.hours', 14, 'number', row => creditedHours(row.creditedMinutes, minutesPerHour)],
    ['form.expected', 14, 'number', row => row.expected, { total: 'sum' }],
    ['ledger.present', 14, 'number', row => row.present, { total: 'sum' }],
    ['ledger.first_rate', 17, 'percent', row => firstRateOf([row]), { total: { value: firstRateOf(rows) } }],
    ['ledger.pass_rate', 17, 'percent', row => rateOf([row]), { total: { value: rateOf(rows) } }],
    ['ledger.satisfaction', 18, 'text'],
    ['ledger.cost', 16, 'text'],
    ['ledger.file', 22, 'text'],
  ],
  note: ({ minutesPerHour }, voice) => voice.say('ledger.note', { minutes: minutesPerHour }),
  signatures: ['form.prepared_by', 'form.reviewed', 'form.signed_on'],
})

/** 补考后合格率: passed of those who sat, of all rows together; null where nobody did. */
function rateOf(rows: readonly Pick<LedgerRow, 'sat' | 'passed'>[]): number | null {
  const sat = rows.reduce((sum, row) => sum + (row.sat ?? 0), 0)
  return sat === 0 ? null : rows.reduce((sum, row) => sum + row.passed, 0) / sat
}

/** 首考合格率 */
const firstRateOf = (rows: readonly LedgerRow[]) =>
  rateOf(rows.map(row => ({ sat: row.firstSat, passed: row.firstPassed })))

const categoryOf = (voice: FormVoice, { category }: LedgerRow): string =>
  isCourseCategory(category)
    ? voice.each(({ lang }) => areaWords(lang, 'courses')(`category.${category}`))
    : category
