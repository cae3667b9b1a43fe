import type { ImportFinding } from '../../contract/imports'
import type { RowDecision } from '../../domain/imports/preview'
import type { ImportKind } from './kinds'
import { answersTo, type Option, type PickedOption, unansweredWords } from './options'
import { placeOptions } from './place-options'

/** One thing to decide, whatever number of rows it is about. */
export interface Decision {
  key: string
  finding: ImportFinding
  /** The sheet's rows it is about. */
  rows: readonly number[]
  /** Left out of the import until somebody decides. */
  heldOut: boolean
  options: readonly Option[]
}

/** Numbers that lost their zeros in a roster are decided together or one by one. */
export const isLostZero = (kind: ImportKind, { code }: ImportFinding) =>
  kind.decidesZeros && code === 'lost_zeros'

/** What there is to decide: conflicts first, since they are left out; numbers without their zeros last. */
export function decisionsOf(
  kind: ImportKind,
  findings: readonly ImportFinding[],
  picks: ReadonlyMap<string, PickedOption>,
): Decision[] {
  const groups = new Map<string, ImportFinding[]>()
  for (const finding of findings) {
    const key = keyOf(kind, finding)
    if (!isToDecide(kind, finding) && !(picks.has(key) && finding.severity !== 'error')) continue
    const group = groups.get(key)
    if (group) group.push(finding)
    else groups.set(key, [finding])
  }
  const decisions = [...groups].map(([key, group]) => decisionOf(kind, key, group))
  const rank = (decision: Decision) => (decision.heldOut ? 0 : isLostZero(kind, decision.finding) ? 2 : 1)
  return decisions.sort((a, b) => rank(a) - rank(b) || a.finding.row - b.finding.row)
}

/** Something noticed, once, whatever number of rows it is about. */
export interface Remark {
  finding: ImportFinding
  rows: readonly number[]
  /** What the cells say, each once. */
  values: readonly string[]
}

/** Findings that neither ask for a decision nor keep a row out. Zeros that were put back by name are one remark. */
export function remarksOf(
  kind: ImportKind,
  findings: readonly ImportFinding[],
  picks: ReadonlyMap<string, PickedOption>,
): Remark[] {
  const remarks = new Map<string, ImportFinding[]>()
  for (const finding of findings) {
    if (finding.severity === 'error' || isToDecide(kind, finding) || picks.has(keyOf(kind, finding))) continue
    const { code, row, column, value, params } = finding
    const place = [code, row, column, value, params.day ?? '', params.starts ?? '']
    const key = params.agreed === undefined ? JSON.stringify(place) : code
    const alike = remarks.get(key)
    if (alike) alike.push(finding)
    else remarks.set(key, [finding])
  }
  return [...remarks.values()].map(alike => ({
    finding: alike[0] as ImportFinding,
    rows: [...new Set(alike.map(one => one.row))],
    values: [...new Set(alike.map(one => one.value))],
  }))
}

/** The option that takes a row in although one of its dates cannot be read; null where that is no way out. */
export function blankOption(
  kind: ImportKind,
  finding: ImportFinding,
): { key: string; pick: PickedOption } | null {
  if (finding.code !== 'impossible_date' || finding.severity !== 'error') return null
  if (kind.blankDate === null) return null
  const pick = { option: 'blank', decisions: [[finding.row, 'blank'] as const] }
  return { key: keyOf(kind, finding), pick }
}

/** What was settled without asking and can be turned round by whoever knows better; null for any other remark. */
export function turnOption(kind: ImportKind, finding: ImportFinding): { key: string; option: Option } | null {
  const { key, options } = decisionOf(kind, keyOf(kind, finding), [finding])
  const option = options.find(one => one.option === 'turned')
  return option ? { key, option } : null
}

/** Warnings that somebody should look at before the row goes in. */
const goesInUnlessSkipped: ReadonlySet<string> = new Set([
  'future_date',
  'rehire',
  'shifted_row',
  'assumed_month_first',
  'resit_marks',
  'resit_again',
  'more_sheets',
  'hidden_rows',
  'sheet_team',
  'unit_levels',
  'rating_day',
])

function isToDecide(kind: ImportKind, finding: ImportFinding): boolean {
  if (finding.severity === 'conflict') return true
  if (finding.severity !== 'warning') return false
  if (finding.code === 'lost_zeros') return kind.decidesZeros && finding.params.agreed === undefined
  return goesInUnlessSkipped.has(finding.code)
}

/** Rows that disagree are one decision; so is one person's name in every line of a log. */
function keyOf(kind: ImportKind, { code, row, column, value, params, choices, asks }: ImportFinding): string {
  if (asks) return asks.key
  if (choices && choices.length > 1)
    return [code, choices.join(','), kind.decidedBy === 'cell' ? column : ''].join('|')
  if (kind.decidedBy === 'row' || code === 'future_date' || code === 'impossible_date')
    return [code, row, column].join('|')
  return [code, value, params.padded ?? params.known ?? ''].join('|')
}

function decisionOf(kind: ImportKind, key: string, group: readonly ImportFinding[]): Decision {
  // Whom a name may be is offered at the first of its rows.
  const finding = group.find(one => one.asks?.people) ?? (group.at(-1) as ImportFinding)
  const rows = [...new Set(group.map(one => one.row))]
  return {
    key,
    finding,
    rows,
    heldOut: finding.severity === 'conflict',
    options: optionsOf(kind, finding, group, rows),
  }
}

function optionsOf(
  kind: ImportKind,
  finding: ImportFinding,
  group: readonly ImportFinding[],
  rows: readonly number[],
): Option[] {
  const { code, params, value } = finding
  const all = (decision: RowDecision) => rows.map(row => [row, decision] as const)
  const leave: Option = { option: 'leaveOut', words: 'leave', params: {}, decisions: [] }
  const asIs: Option = { option: 'asIs', words: 'asIs', params: {}, decisions: [] }
  if (code === 'conflicting_mark') return [...rowsToChoose(finding, group), leave]
  // Another day than the one it would take is chosen beside it.
  if (finding.asks && code !== 'rating_day')
    // On leave is an answer of its own.
    return [
      ...answersTo(finding, finding.asks),
      { ...leave, option: 'unanswered', ...unansweredWords(finding) },
    ]
  switch (code) {
    case 'lost_zeros':
    case 'book_lost_zeros': {
      if (!isLostZero(kind, finding)) {
        const about = { number: params.padded ?? '', name: params.name ?? '' }
        return [{ option: 'pad', words: 'is', params: about, decisions: all('pad') }, leave]
      }
      const padded = { padded: params.padded ?? '' }
      return [
        { option: 'pad', words: 'pad', params: padded, decisions: all('pad') },
        { option: 'keep', words: 'keep', params: { value }, decisions: all('keep') },
      ]
    }
    case 'conflicting_unit':
    case 'conflicting_name':
    case 'conflicting_details':
    case 'conflicting_rating':
      return [...rowsToChoose(finding, group), leave]
    case 'name_changed':
      return [
        { option: 'take', words: 'rename', params: { name: params.after ?? '' }, decisions: all('take') },
        leave,
      ]
    case 'name_differs':
      return [
        { option: 'take', words: 'number', params: { name: params.known ?? '' }, decisions: all('take') },
        leave,
      ]
    case 'not_on_roll':
      return [{ option: 'take', words: 'enrol', params: {}, decisions: all('take') }, leave]
    case 'assumed_month_first':
      return [
        { ...asIs, words: 'monthFirst' },
        { option: 'dayFirst', words: 'dayFirst', params: {}, decisions: all('day_first') },
      ]
    case 'day_order_month_first':
      return [
        { ...asIs, words: 'monthFirst' },
        { option: 'turned', words: 'dayFirst', params: {}, decisions: all('day_first') },
      ]
    case 'day_order_day_first':
      return [
        { ...asIs, words: 'dayFirst' },
        { option: 'turned', words: 'monthFirst', params: {}, decisions: all('month_first') },
      ]
    case 'more_sheets':
      return [
        { option: 'all', words: 'allSheets', params: {}, decisions: all('all_sheets') },
        { ...asIs, words: 'thisSheet' },
      ]
    case 'sheet_team':
    case 'sheet_teams':
    case 'unit_levels':
    case 'unit_levels_said':
      return placeOptions(code, params, asIs, all)
    case 'hidden_rows':
      return [
        { ...asIs, words: 'readHidden' },
        { option: 'shown', words: 'leaveHidden', params: {}, decisions: all('leave_hidden') },
      ]
    case 'other_scale': {
      const ten: Option = { option: 'ten', words: 'tenPoints', params: {}, decisions: all('ten_points') }
      const hundred = { option: 'hundred', words: 'hundredPoints' as const, params: {} }
      const [most, full] = [Number(params.most), Number(params.full ?? 0)]
      const stated: Option = {
        option: 'full',
        words: 'fullPoints',
        params: { full },
        decisions: all('full_points'),
      }
      if (full > 0 && full !== 10 && full !== 100) return [stated, leave]
      return [...(most <= 10 ? [ten] : []), { ...hundred, decisions: all('hundred_points') }, leave]
    }
    case 'fraction_marks':
      return [
        { option: 'percent', words: 'percent', params: {}, decisions: all('percent') },
        { option: 'asMarked', words: 'asMarked', params: {}, decisions: all('as_marked') },
        leave,
      ]
    case 'other_results':
      return [{ option: 'own', words: 'ownResults', params: {}, decisions: all('own_results') }, leave]
    case 'resit_marks':
      return [
        { ...asIs, words: 'asResit' },
        { option: 'asFirst', words: 'asFirst', params: {}, decisions: all('as_first') },
      ]
    case 'other_session':
      return [{ option: 'take', words: 'thisSession', params: {}, decisions: all('take') }, leave]
    case 'one_mark':
    case 'resit_part':
      return [
        { option: 'theory', words: 'asTheory', params: {}, decisions: all('as_theory') },
        { option: 'practice', words: 'asPractice', params: {}, decisions: all('as_practice') },
        leave,
      ]
    case 'rating_day':
      return [{ ...asIs, words: 'onDay', params: { day: params.day ?? '' } }]
    case 'parts_of_mark':
      return [{ option: 'asRead', words: 'asRead', params: {}, decisions: all('as_read') }, leave]
    case 'future_date':
      return [
        asIs,
        {
          option: 'blank',
          words: kind.blankDate ?? 'blank',
          params: {},
          decisions: all('blank'),
        },
      ]
    case 'impossible_date':
      return [{ option: 'blank', words: 'blankRest', params: {}, decisions: all('blank') }, leave]
    case 'rehire':
    case 'shifted_row':
      return [
        code === 'rehire' ? { ...asIs, words: 'rehire' } : asIs,
        { option: 'skip', words: 'skip', params: {}, decisions: all('skip') },
      ]
    default:
      return [{ option: 'take', words: 'take', params: {}, decisions: all('take') }, leave]
  }
}

/** The rows in conflict, each with its number and what it says. */
function rowsToChoose(
  { choices = [], says, value, asks }: ImportFinding,
  group: readonly ImportFinding[],
): Option[] {
  return choices.map((row, index) => ({
    option: `row ${row}`,
    words: 'row',
    params: { row, value: says?.[index] ?? group.find(one => one.row === row)?.value ?? value },
    decisions: asks ? [] : [[row, 'take'] as const],
    ...(asks ? { answer: [asks.key, String(row)] as const } : {}),
  }))
}
