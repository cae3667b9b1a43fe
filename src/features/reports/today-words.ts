import type { TFunction } from 'i18next'
import type { Route } from '../../app/links'
import { textOf } from '../../app/loose-text'
import { routeIn } from '../../app/page-areas'
import type { Message, TodayLine } from '../../contract/today-row'
import { clockText } from '../../domain/days/clock'
import { weekOf } from '../../domain/days/day'
import { localisedName } from '../../domain/people/localised-name'
import { inARow } from '../../domain/text/listed'
import type { Language } from '../../i18n/setup'
import { shortDayText, weekdayWord } from '../../parts/sessions/day-words'

/** A row of the page in words. */
export interface SpokenLine {
  /** The hour of a class, or what kind of work it is. */
  lead: { tone: 'cinnabar' | 'amber' | 'time'; text: string }
  title: string
  meta: string
  /** 应到 42 人 beside a class that is to come. */
  tag: { tone: 'accent' | 'amber'; text: string } | null
  action: string
}

/** Whom a row is said to, and when. */
interface Hearing {
  t: TFunction<'today'>
  language: Language
  today: string
}

/** Where its button leads; null where there is no such page. */
export function routeOfLine({ to: { page, ...query } }: TodayLine): Route | null {
  return routeIn(page, new URLSearchParams(query))
}

/** A row of any area: its words are found by its codes. */
export function spokenLine(hearing: Hearing, line: TodayLine): SpokenLine {
  const { t, language, today } = hearing
  const { area, takesPlace, tag } = line
  const kind = messageText(hearing, { say: `${area}.kind.${line.kind}` })
  const title = messageText(hearing, line.title)
  const notes = line.notes.map(note => messageText(hearing, note))
  if (line.group === 'this_week' && !takesPlace && line.day !== null)
    notes.push(t('due', { day: shortDayText(language, line.day, today) }))
  return {
    lead: leadOf(line, kind, hearing),
    // An overdue row leads with its days, so its kind goes before the name.
    title: line.group === 'overdue' && !takesPlace ? t('about', { kind, title }) : title,
    meta: notes.join(' · '),
    tag: tag && { tone: tag.tone, text: messageText(hearing, tag.text) },
    action: messageText(hearing, { say: `${area}.action.${line.action}` }),
  }
}

function leadOf(line: TodayLine, kind: string, { t, language, today }: Hearing): SpokenLine['lead'] {
  if (line.overdueDays > 0) return { tone: 'cinnabar', text: t('late', { count: line.overdueDays }) }
  if (!line.takesPlace || line.day === null) return { tone: 'amber', text: kind }
  const clock = line.minute === null ? '' : clockText(line.minute)
  if (line.day === today) return { tone: 'time', text: clock }
  const day = weekOf(today).includes(line.day)
    ? weekdayWord(language, line.day)
    : shortDayText(language, line.day, today)
  return { tone: 'time', text: `${day} ${clock}`.trim() }
}

/** 缺 签到表、课程评价: words with what fills them, each of it said as well. */
function messageText(hearing: Hearing, message: Message): string {
  const { t, language, today } = hearing
  if ('day' in message) return shortDayText(language, message.day, today)
  if ('name' in message) return localisedName(language, message)
  const text = (value: number | Message | Message[]) => {
    if (typeof value === 'number') return value
    const all = Array.isArray(value) ? value : [value]
    return inARow(
      language,
      all.map(one => messageText(hearing, one)),
    )
  }
  const filled = Object.entries(message.with ?? {}).map(([key, value]) => [key, text(value)])
  return textOf(t, `today:${message.say}`, Object.fromEntries(filled)) ?? message.say
}
