import { clockText } from '../../../../src/domain/days/clock'
import { dayOfYear } from '../../documents/day-range'
import { documentWords } from '../../documents/document-words'
import type { FormFact } from '../../documents/form/form-sheet'
import type { FormVoice } from '../../documents/form/form-voice'
import type { Block } from '../stores/blocks-store'
import type { Session } from '../stores/sessions-store'

type Headed = Pick<Session, 'courseName' | 'courseNameEn' | 'number' | 'firstDay' | 'lastDay'>

/** 09:00–12:00 */
export function timesOf({ starts, ends }: Pick<Block, 'starts' | 'ends'>): string {
  return `${clockText(starts)}–${clockText(ends)}`
}

/** Day and time, one line each: the heading over the columns of a block. */
export function blockHeading(voice: FormVoice, block: Block): readonly string[] {
  return [voice.each(one => dayOfYear(documentWords(one.lang), block.day)), timesOf(block)]
}

/** The course and its number: 投诉处理（第3期）. */
export function topicOf(
  voice: FormVoice,
  session: Pick<Session, 'courseName' | 'courseNameEn' | 'number'>,
): string {
  return voice.each(one =>
    one.say('form.topic_session', {
      topic: one.named({ name: session.courseName, nameEn: session.courseNameEn }),
      session: session.number,
    }),
  )
}

/** Topic, people, days, times, trainers and places: what every form of a session begins with. */
export function sessionFacts(
  voice: FormVoice,
  session: Headed,
  blocks: readonly Block[],
  people: number,
  label: 'form.expected' | 'form.count' = 'form.expected',
): FormFact[][] {
  const times = distinct(blocks.map(timesOf))
  const trainers = distinct(blocks.map(block => block.trainerName))
  const rooms = distinct(blocks.map(block => voice.pair(block.roomName, block.roomNameEn)))
  return [
    [
      { label: voice.say('form.topic'), value: topicOf(voice, session), span: 2 },
      { label: voice.say(label), value: voice.say('form.people', { count: people }), span: 1 },
    ],
    [
      { label: voice.say('form.day'), value: voice.days(session.firstDay, session.lastDay), span: 1 },
      { label: voice.say('form.time'), value: voice.list(times), span: 2 },
    ],
    [
      { label: voice.say('form.trainer'), value: voice.list(trainers), span: 1 },
      { label: voice.say('form.room'), value: voice.list(rooms), span: 2 },
    ],
  ]
}

export function distinct(names: readonly (string | null)[]): string[] {
  return [...new Set(names.filter(name => name !== null && name !== ''))] as string[]
}
