import type { SheetWords } from '../../imports/sheet-layout'
import { columnDayIn, type DayMeant, dayInText } from './column-day'
import { type BlockMeant, blocksIn, hoursIn, withoutHours } from './column-hours'
import type { ScannedBlock } from './scan-reach'

/** How a column is told what it is about beside its heading. */
type Beside = {
  readonly words: Pick<SheetWords, 'title' | 'sheet'>
  /** One of several sheets read together: its name is what tells it from the others. */
  readonly isOneOfSeveral: boolean
  /** A day stands in each row. */
  readonly perRow: boolean
}

/** The blocks a column is about; `ownDay`: its heading names the day itself. */
export type ColumnBlocks = { readonly blocks: readonly ScannedBlock[]; readonly ownDay: boolean }

/**
 * Of the day, and the half or the hours of it, that the heading names, else the title, else the sheet's name; of the day
 * in each row; or of the only day of the session. None where the session has nothing then; null where nobody says when.
 */
export function blocksOfColumn(
  heading: string,
  { words, isOneOfSeveral, perRow }: Beside,
  blocks: readonly ScannedBlock[],
): ColumnBlocks | null {
  const own = dayOfHeading(heading, perRow)
  const days = new Set(blocks.map(block => block.day))
  const ofTab = isOneOfSeveral || days.size > 1 ? dayOfTab(words.sheet) : null
  const day = own ?? (perRow ? null : (dayInText(words.title) ?? ofTab))
  const ofDay = day ? blocks.filter(block => day(block.day)) : perRow || days.size === 1 ? blocks : null
  if (ofDay === null) return null
  const ownDay = own !== null
  const named = inItsHours(heading, ofDay)
  if (named) return { blocks: named, ownDay }
  // Above the table stand many hours; which of them are those of the training shows where a block is held in them.
  const above = [words.title, words.sheet]
    .map(text => inHoursAbove(text, ofDay))
    .find(some => some.length > 0)
  return { blocks: above ?? ofDay, ownDay }
}

/** Whether a heading says when: a day, a half of one, or hours. */
export const namesTime = (heading: string): boolean => namesDay(heading) || hoursIn(heading) !== null

/** Whether it names a day or a half of one; of hours it may only say until when one signs in. */
export const namesDay = (heading: string): boolean =>
  dayOfHeading(heading, false) !== null || halfOf(heading) !== null

/** Beside a day in each row a number alone counts something else. */
function dayOfHeading(heading: string, perRow: boolean): DayMeant | null {
  const text = withoutHours(heading)
  return perRow && /^\s*\d{1,2}\s*$/.test(text) ? null : columnDayIn(text)
}

const TAB =
  /^\s*(?:\d{4}\s*[-./年]\s*)?\d{1,2}\s*(?:[-./月]\s*\d{1,2}\s*[日号]?|[日号])\s*[(]?(?:(?:周|星期)[一二三四五六日天])?[)]?\s*(?:[上下]午|晚上)?\s*(?:签到|考勤|出勤)?表?\s*$/

/** 20日, 11.20, 11月21日下午: a tab that is called by nothing but its day. */
const dayOfTab = (name: string): DayMeant | null =>
  TAB.test(name.normalize('NFKC')) ? columnDayIn(name) : null

/** The only day that the title names, or that the tab is called by. */
export const dayBeside = ({ title, sheet }: Pick<SheetWords, 'title' | 'sheet'>): DayMeant | null =>
  dayInText(title) ?? dayOfTab(sheet)

/** Of the hours a text names, or else of the half of the day; null where it names neither, or more than one half. */
function inItsHours(text: string, blocks: readonly ScannedBlock[]): readonly ScannedBlock[] | null {
  const hours = hoursIn(text)
  const inHours = hours ? blocksIn(hours, blocks) : []
  if (inHours.length > 0) return inHours
  const half = halfOf(text)
  return half ? blocks.filter(half) : hours && []
}

const HALF_OF_DAY =
  /[\d日号)]\s*[(]?\s*(?:上午|早上|下午|晚上|am|pm)|(?:周|星期)[一二三四五六日天][)]?\s*(?:上午|下午|晚上)/i

/** Of the hours from when until when, or the half of a day, that stand in a title: a time alone is when it was printed. */
function inHoursAbove(text: string, blocks: readonly ScannedBlock[]): readonly ScannedBlock[] {
  const hours = hoursIn(text)
  if (hours && hours.until !== null) return blocksIn(hours, blocks)
  const half = HALF_OF_DAY.test(text.normalize('NFKC')) ? halfOf(text) : null
  return half ? blocks.filter(half) : []
}

const NOON = 12 * 60 + 30
const EVENING = 17 * 60 + 30

function halfOf(heading: string): BlockMeant | null {
  // 上午9:00–下午5:00 is all of it.
  if (/上午|早上/.test(heading) && /下午|晚上/.test(heading)) return null
  if (/上午|早上|(?<![a-z])am\b|morning/i.test(heading)) return block => block.start < NOON
  if (/下午|(?<![a-z])pm\b|afternoon/i.test(heading))
    return block => block.start >= NOON - 60 && block.start < EVENING
  if (/晚上|evening/i.test(heading)) return block => block.start >= EVENING
  return null
}
