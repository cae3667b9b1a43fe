import type { Minutes } from '../../days/clock'
import type { ScannedBlock } from './scan-reach'

/** Whether a block is meant. */
export type BlockMeant = (block: ScannedBlock) => boolean

const HALF = '(?:(上午|早上|下午|晚上)[\\s(]*)?'
const SEPARATED = ':(\\d{2})(?::\\d{2})?'
const SPOKEN = '[点點时時](?:(半)|(\\d{1,2})分?)?'
const ENDED = '([ap])\\.?m\\b\\.?'
/** 9:00, 9点半, 下午2:00, 9am. */
const TIME = `${HALF}(\\d{1,2})\\s*(?:(?:${SEPARATED}|${SPOKEN})\\s*(?:${ENDED})?|${ENDED})`
/** In 9-12点 and 2-5pm the first is bare. */
const FIRST = `${HALF}(?<![\\d/.月-])(\\d{1,2})\\s*(?:(?:${SEPARATED}|${SPOKEN})\\s*)?(?:${ENDED})?`
const RANGE = new RegExp(`${FIRST}\\s*[-–—~至到]\\s*${TIME}`, 'i')
const ALONE = new RegExp(TIME, 'i')
const FIRST_GROUPS = 6
const EARLIEST = 7

type Hours = { readonly from: Minutes; readonly until: Minutes | null }

/** The hours a text names, from when until when or only at what time: 上午(9:00-12:00), 下午2点到5点, 9am–12pm. */
export function hoursIn(raw: string): Hours | null {
  const text = raw.normalize('NFKC')
  const range = RANGE.exec(text)
  if (range) {
    const [, half, hour = '', minutes, spokenHalf, spoken, end] = range
    const [laterHalf, laterHour = '', laterMinutes, laterSpokenHalf, laterSpoken, ...laterEnds] = range.slice(
      FIRST_GROUPS + 1,
    )
    const laterEnd = laterEnds.find(one => one !== undefined)
    const until = minutesOf(
      laterHour,
      laterMinutes ?? laterSpoken,
      laterSpokenHalf,
      laterHalf ?? half,
      laterEnd,
    )
    const from = minutesOf(hour, minutes ?? spoken, spokenHalf, half, end)
    const shifted =
      from !== null && end === undefined && laterEnd?.toLowerCase() === 'p' ? from + 12 * 60 : null
    if (from === null || until === null) return null
    if (shifted !== null && shifted < until) return { from: shifted, until }
    return from < until ? { from, until } : null
  }
  const alone = ALONE.exec(text)
  if (!alone) return null
  const [, half, hour = '', minutes, spokenHalf, spoken, ...ends] = alone
  const end = ends.find(one => one !== undefined)
  const from = minutesOf(hour, minutes ?? spoken, spokenHalf, half, end)
  return from === null ? null : { from, until: null }
}

/** The text without its hours, in which 13:30-17:00 would read as a day. */
export const withoutHours = (raw: string): string => {
  const text = raw.normalize('NFKC')
  return text.replace(RANGE, ' ').replace(new RegExp(TIME, 'gi'), ' ')
}

function minutesOf(
  hour: string,
  minutes: string | undefined,
  spokenHalf: string | undefined,
  half: string | undefined,
  end: string | undefined,
): Minutes | null {
  const [written, past] = [Number(hour), spokenHalf ? 30 : Number(minutes ?? 0)]
  if (written > 24 || past > 59) return null
  const isLater = end?.toLowerCase() === 'p' || half === '下午' || half === '晚上'
  const isEarlier = end?.toLowerCase() === 'a' || half === '上午' || half === '早上'
  // Nobody is trained at half past one in the night.
  const adds = written < 12 && (isLater || (!isEarlier && written < EARLIEST)) ? 12 : 0
  const from = end?.toLowerCase() === 'a' && written === 12 ? 0 : written + adds
  return from * 60 + past
}

const NEAR = 60

/** The blocks that are held in these hours: mostly within them, or at that time, or about to begin, or just ended. */
export function blocksIn({ from, until }: Hours, blocks: readonly ScannedBlock[]): readonly ScannedBlock[] {
  if (until !== null)
    return blocks.filter(({ start, end }) => {
      const shared = Math.min(end, until) - Math.max(start, from)
      return shared * 2 >= Math.min(end - start, until - from)
    })
  const tries: BlockMeant[] = [
    ({ start, end }) => start <= from && from < end,
    ({ start }) => from < start && start - from <= NEAR,
    ({ end }) => end <= from && from - end <= NEAR,
  ]
  for (const isMeant of tries) {
    const found = blocks.filter(isMeant)
    if (found.length > 0) return found
  }
  return []
}
