import type { Db } from '../../../electron/service/db/databases'
import type { Does, Planned } from './office'

/** One to come, one held whose file is open, one that is closed and one that was cancelled. */
export async function holdClasses(does: Does, db: Db, office: Planned) {
  const { course, drill, trainer, room, planLine, wang, li, zhang, liu } = office
  const at = { starts: 540, ends: 720, trainerId: trainer, roomId: room }
  const scheduled = async (courseId: string, day: string, personIds: string[]) => {
    const { output } = await does('sessions', 'schedule', { courseId, blocks: [{ ...at, day }], personIds })
    return output.id
  }
  const coming = await scheduled(course, '2026-12-20', [wang, li])
  const { output } = await does('sessions', 'schedule', {
    courseId: course,
    planLineId: planLine,
    personIds: [wang, li, zhang, liu],
    blocks: [
      { ...at, day: '2026-12-01' },
      { ...at, day: '2026-12-01', starts: 840, ends: 960, topic: '演练' },
    ],
  })
  const held = output.id
  const cancelled = await scheduled(drill, '2026-11-20', [])
  await does('sessions', 'cancel', { id: cancelled, reason: '讲师生病' })
  const closed = await scheduled(drill, '2026-11-10', [wang])
  await does('sessions', 'recordAttendance', {
    sessionId: closed,
    blockIds: await blocksOf(db, closed),
    exceptions: [],
  })
  await does('sessions', 'close', { id: closed, withIncompleteFile: true })

  const blocks = await blocksOf(db, held)
  const enrolled = await enrolmentsOf(db, held)
  const [ofWang = '', ofLi = '', ofZhang = '', ofLiu = ''] = [wang, li, zhang, liu].map(
    id => enrolled.get(id) ?? '',
  )
  await does('sessions', 'recordAttendance', {
    sessionId: held,
    blockIds: blocks,
    exceptions: blocks.map(blockId => ({ blockId, enrolmentId: ofLiu, state: 'absent' as const })),
  })
  const scored = (mark: number) => ({ kind: 'scored' as const, mark })
  await does('assessments', 'recordMarks', {
    sessionId: held,
    marks: [
      { enrolmentId: ofWang, theory: scored(9200), practice: scored(8850) },
      { enrolmentId: ofLi, theory: scored(7000), practice: scored(7450) },
      { enrolmentId: ofZhang, theory: scored(4100), practice: scored(5000) },
    ],
  })
  const issued = await does('certificates', 'issue', { sessionId: held, enrolmentIds: [ofWang] })
  const [certificate = ''] = issued.output.certificateIds
  const scan = await does('sessions', 'noteAttachment', { sessionId: held, kind: 'sign_in', ...file('a') })
  return {
    coming,
    held,
    cancelled,
    closed,
    heldBlocks: blocks,
    comingBlocks: await blocksOf(db, coming),
    ofWang,
    ofLi,
    ofZhang,
    ofLiu,
    certificate,
    scan: scan.output.id,
    comingOfLi: (await enrolmentsOf(db, coming)).get(li) ?? '',
  }
}

/** A scan that lies in the store, as far as the book knows it. */
export const file = (letter: string) => ({
  ...{
    sha256: letter.repeat(64),
    fileName: `签到表${letter}.pdf`,
    bytes: 2048,
    mediaType: 'application/pdf',
  },
})

async function blocksOf(db: Db, sessionId: string): Promise<string[]> {
  const rows = db.selectFrom('block').select('id').where('session_id', '=', sessionId)
  return (await rows.orderBy('day').orderBy('starts').execute()).map(row => row.id)
}

/** By person. */
async function enrolmentsOf(db: Db, sessionId: string): Promise<Map<string, string>> {
  const rows = db.selectFrom('enrolment').select(['id', 'person_id']).where('session_id', '=', sessionId)
  return new Map((await rows.execute()).map(row => [row.person_id, row.id]))
}
