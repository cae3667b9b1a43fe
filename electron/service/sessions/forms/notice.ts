import { anyForm } from '../../documents/form/form'
import type { FormPart } from '../../documents/form/form-sheet'
import type { FormVoice } from '../../documents/form/form-voice'
import { type PersonOnForm, personColumns } from '../../documents/form/person-columns'
import { type ColumnOf, rollOf } from '../../documents/form/roll-of'
import { type Block, listBlocks } from '../stores/blocks-store'
import { listRoll } from '../stores/enrolments-store'
import { findSession, type Session } from '../stores/sessions-store'
import { sessionFacts, timesOf, topicOf } from './session-facts'

export interface NoticeFacts {
  session: Session
  blocks: readonly Block[]
  roll: readonly PersonOnForm[]
  today: string
  issuer: { name: string; nameEn: string }
}

/** 培训通知: what, when, where, for whom and what is asked of them; the department's seal goes over the last lines. */
export const noticeForm = anyForm<NoticeFacts>({
  form: 'notice',
  async gather({ db, today, office }, subject) {
    const session = subject.kind === 'session' ? await findSession(db, subject.id) : null
    if (!session) return null
    const [blocks, roll] = [await listBlocks(db, session.id), await listRoll(db, session.id, false)]
    return { session, blocks, roll, today, issuer: { name: office.company, nameEn: office.companyEn } }
  },
  body: ({ session, blocks, roll, today, issuer }, voice) => ({
    title: voice.say('notice.title'),
    facts: sessionFacts(voice, session, blocks, roll.length),
    factsOnce: true,
    parts: [
      {
        kind: 'prose',
        paragraphs: [voice.each(one => one.say('notice.lead', { topic: topicOf(one, session) }))],
      },
      scheduleOf(voice, blocks),
      { kind: 'prose', heading: voice.say('notice.duties'), paragraphs: dutiesOf(voice, session) },
      ...(roll.length > 0
        ? [rollOf(voice, roll, personColumns(voice, WIDTHS), { heading: voice.say('notice.people') })]
        : []),
      { kind: 'prose', align: 'right', paragraphs: [voice.named(issuer), voice.days(today, today)] },
    ],
    signatures: [],
  }),
})

const WIDTHS = { serial: 12, staffNo: 28, name: 36, unit: 54, post: 52 }

function scheduleOf(voice: FormVoice, blocks: readonly Block[]): FormPart {
  const topics = blocks.some(block => block.topic !== null)
  const content: ColumnOf<Block>[] = topics
    ? [['notice.content', 52, 'text', block => block.topic, { align: 'left' }]]
    : []
  return rollOf(
    voice,
    blocks,
    [
      ['form.day', 28, 'day', block => block.day],
      ['form.time', 28, 'text', timesOf],
      ...content,
      ['form.trainer', 28, 'text', block => block.trainerName],
      ['form.room', 46, 'text', block => voice.pair(block.roomName, block.roomNameEn)],
    ],
    { heading: voice.say('notice.schedule') },
  )
}

function dutiesOf(voice: FormVoice, session: Session): string[] {
  const duties = [voice.say('notice.early'), voice.say('notice.excuse'), completionOf(voice, session)]
  return duties.map((duty, index) => `${index + 1}. ${duty}`)
}

function completionOf(
  voice: FormVoice,
  { theoryWeight, practiceWeight, minimumAttendance }: Session,
): string {
  const assessed = theoryWeight + practiceWeight > 0
  const percent = minimumAttendance ?? 0
  if (percent === 0) return voice.say(assessed ? 'notice.assessed' : 'notice.attend_any')
  if (assessed) return voice.say('notice.assessed_minimum', { percent })
  return percent === 100 ? voice.say('notice.attend') : voice.say('notice.attend_minimum', { percent })
}
