import { chance } from '../../service/demonstration/random'
import type { Desk } from '../verb'
import { bringIn, dayOfLog, type OfficeFile } from './office-files'

export interface HeldClass {
  sessionId: string
  gaps: number
}

/** Every post asks for level 3 where the office has not said otherwise: otherwise nobody could fall short. */
const usualLevel = 3
const classSize = 42

/** From the gap to a class held: needs, plan, roll, attendance and marks, as the files say or a fixed seed. */
export async function holdClass(desk: Desk, files: OfficeFile[]): Promise<HeldClass> {
  await askUsualLevels(desk)
  const map = await desk.call('needs', 'gapMap', {})
  const short = new Map<string, number>()
  for (const cell of map.cells) short.set(cell.competencyId, (short.get(cell.competencyId) ?? 0) + cell.short)
  const gaps = [...short.values()].reduce((sum, count) => sum + count, 0)
  const [widest] = [...short].sort((a, b) => b[1] - a[1])
  const competency = map.competencies.find(one => one.id === widest?.[0])
  if (!competency) return desk.refuse('demo_no_gap')

  const behind = await desk.call('needs', 'peopleBehind', { unitId: null, competencyId: competency.id })
  const personIds = behind.slice(0, classSize).map(person => person.personId)
  const courseId = await addCourse(desk, competency)
  const { id: needId } = await desk.call('needs', 'add', {
    title: competency.name,
    source: 'gap',
    competencyId: competency.id,
    personIds,
  })
  const log = files.find(file => file.kind === 'attendance')
  const scores = files.find(file => file.kind === 'scores')
  const { today } = await desk.call('reports', 'today', {})
  const logged = log ? await dayOfLog(desk, log) : null
  const day = logged !== null && logged <= today ? logged : today
  const { id: planLineId } = await desk.call('plan', 'addLine', {
    year: Number(day.slice(0, 4)),
    needId,
    courseId,
    month: Number(day.slice(5, 7)),
    headcount: personIds.length,
    personIds,
  })
  const { id: sessionId } = await desk.call('sessions', 'schedule', {
    courseId,
    planLineId,
    blocks: [
      { day, starts: 540, ends: 720 },
      { day, starts: 840, ends: 1020 },
    ],
    // The people a score file knows are the roll; without one it is who falls furthest behind.
    personIds: scores ? [] : personIds,
  })
  if (scores) await bringIn(desk, scores, { sessionId, enrolMissing: true })
  await recordAttendance(desk, sessionId, log && logged === day ? log : null)
  if (!scores) await inventMarks(desk, sessionId)
  return { sessionId, gaps }
}

async function askUsualLevels(desk: Desk): Promise<void> {
  const posts = await desk.call('people', 'posts', {})
  const competencies = await desk.call('people', 'competencies', {})
  for (const post of posts) {
    if (post.requirements.length > 0) continue
    for (const competency of competencies) {
      await desk.call('people', 'setRequirement', {
        postId: post.id,
        competencyId: competency.id,
        level: usualLevel,
      })
    }
  }
}

async function addCourse(
  desk: Desk,
  competency: { id: string; name: string; nameEn: string | null },
): Promise<string> {
  const { id } = await desk.call('courses', 'add', {
    code: 'KC-001',
    name: competency.name,
    nameEn: competency.nameEn,
    category: 'business',
    method: 'workshop',
    theoryMinutes: 180,
    practiceMinutes: 180,
    theoryWeight: 60,
    practiceWeight: 40,
    passMark: 6000,
    certificateKind: 'PX',
    outcomes: [{ competencyId: competency.id, level: usualLevel }],
  })
  return id
}

async function recordAttendance(desk: Desk, sessionId: string, log: OfficeFile | null): Promise<void> {
  if (log) {
    const { written } = await bringIn(desk, log, { sessionId })
    if (written > 0) return
  }
  const session = await desk.call('sessions', 'get', { id: sessionId })
  await desk.call('sessions', 'recordAttendance', {
    sessionId,
    blockIds: (session?.blocks ?? []).map(block => block.id),
    exceptions: [],
  })
}

/** Marks from a fixed seed: the same files give the same certificates. */
async function inventMarks(desk: Desk, sessionId: string): Promise<void> {
  const luck = chance(20260101)
  const roll = await desk.call('sessions', 'roll', { sessionId })
  const mark = () => ({ kind: 'scored' as const, mark: luck.between(90, 200) * 50 })
  await desk.call('assessments', 'recordMarks', {
    sessionId,
    marks: roll.map(person => ({ enrolmentId: person.id, theory: mark(), practice: mark() })),
  })
}
