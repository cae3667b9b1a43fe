import { basename } from 'node:path'
import { chance } from '../../service/demonstration/random'
import type { VerbContext } from '../../service/verbs/verb'
import { bringIn, dayOfLog, type OfficeFile } from './office-files'

export interface HeldClass {
  sessionId: string
  gaps: number
  /** Names of files of which nothing went in. */
  unused: string[]
}

/** Every post asks for level 3 where the office has not said otherwise: otherwise nobody could fall short. */
const usualLevel = 3
const classSize = 42

/** From the gap to a class held: needs, plan, roll, attendance and marks, as the files say or a fixed seed. */
export async function holdClass(context: VerbContext, files: OfficeFile[]): Promise<HeldClass> {
  await askUsualLevels(context)
  const map = await context.call('needs', 'gapMap', {})
  const short = new Map<string, number>()
  for (const cell of map.cells) short.set(cell.competencyId, (short.get(cell.competencyId) ?? 0) + cell.short)
  const gaps = [...short.values()].reduce((sum, count) => sum + count, 0)
  const [widest] = [...short].sort((a, b) => b[1] - a[1])
  const competency = map.competencies.find(one => one.id === widest?.[0]) ?? null
  // Where nobody was assessed, or nobody falls short, the class is whoever comes first.
  const people = competency
    ? await context.call('needs', 'peopleBehind', { unitId: null, competencyId: competency.id })
    : (await context.call('people', 'list', { status: 'active', limit: classSize })).rows.map(({ id }) => ({
        personId: id,
      }))
  const personIds = people.slice(0, classSize).map(person => person.personId)
  const courseId = await addCourse(context, competency)
  const needId = competency && (await addNeed(context, competency, personIds))
  const log = files.find(file => file.part === 'day')
  const scores = files.find(file => file.part === 'roll')
  const { today } = await context.call('reports', 'today', {})
  const logged = log ? await dayOfLog(context, log) : null
  const day = logged !== null && logged <= today ? logged : today
  const { id: planLineId } = await context.call('plan', 'addLine', {
    year: Number(day.slice(0, 4)),
    needId,
    courseId,
    month: Number(day.slice(5, 7)),
    headcount: personIds.length,
    personIds,
  })
  const { id: sessionId } = await context.call('sessions', 'schedule', {
    courseId,
    planLineId,
    blocks: [
      { day, starts: 540, ends: 720 },
      { day, starts: 840, ends: 1020 },
    ],
    personIds: [],
  })
  const unused: string[] = []
  const use = async (file: OfficeFile, options: Parameters<typeof bringIn>[2]) => {
    const { written } = await bringIn(context, file, options)
    if (written === 0) unused.push(basename(file.path))
    return written > 0
  }
  // The people a score file knows are the class; without one, or where it names nobody, it is who falls furthest behind.
  const marked = scores ? await use(scores, { sessionId, enrolMissing: true }) : false
  if (!marked) await context.call('sessions', 'enrol', { sessionId, personIds })
  const fits = log !== undefined && logged === day
  if (fits) await use(log, { sessionId })
  else if (log) unused.push(basename(log.path))
  await recordTheRest(context, sessionId)
  if (!marked) await inventMarks(context, sessionId)
  return { sessionId, gaps, unused }
}

async function addNeed(
  context: VerbContext,
  competency: { id: string; name: string },
  personIds: string[],
): Promise<string> {
  const { id } = await context.call('needs', 'add', {
    title: competency.name,
    source: 'gap',
    competencyId: competency.id,
    personIds,
  })
  return id
}

async function askUsualLevels(context: VerbContext): Promise<void> {
  const posts = await context.call('people', 'posts', {})
  const competencies = await context.call('people', 'competencies', {})
  for (const post of posts) {
    if (post.requirements.length > 0) continue
    for (const competency of competencies) {
      await context.call('people', 'setRequirement', {
        postId: post.id,
        competencyId: competency.id,
        level: usualLevel,
      })
    }
  }
}

async function addCourse(
  context: VerbContext,
  competency: { id: string; name: string; nameEn: string | null } | null,
): Promise<string> {
  const { id } = await context.call('courses', 'add', {
    code: 'KC-001',
    name: competency?.name ?? context.say('cli:verb.demo.course'),
    nameEn: competency?.nameEn ?? null,
    category: 'business',
    method: 'workshop',
    theoryMinutes: 180,
    practiceMinutes: 180,
    theoryWeight: 60,
    practiceWeight: 40,
    passMark: 6000,
    certificateKind: 'PX',
    outcomes: competency ? [{ competencyId: competency.id, level: usualLevel }] : [],
  })
  return id
}

/** Blocks that no log recorded. */
async function recordTheRest(context: VerbContext, sessionId: string): Promise<void> {
  const { blocks, people } = await context.call('sessions', 'attendance', { sessionId })
  const blockIds = blocks.filter(block => block.recordedOn === null).map(block => block.id)
  if (blockIds.length === 0) return
  const isAway = (state: string | null) => state === 'absent' || state === 'leave'
  // A log of one scan a person speaks of one block: who was away from that was away from the others too.
  const away = people.filter(person => person.states.some(({ state }) => isAway(state)))
  await context.call('sessions', 'recordAttendance', {
    sessionId,
    blockIds,
    exceptions: away.flatMap(person =>
      blockIds.map(blockId => ({ blockId, enrolmentId: person.id, state: 'absent' as const })),
    ),
  })
}

/** Marks from a fixed seed: the same files give the same certificates. */
async function inventMarks(context: VerbContext, sessionId: string): Promise<void> {
  const luck = chance(20260101)
  const roll = await context.call('sessions', 'roll', { sessionId })
  const mark = () => ({ kind: 'scored' as const, mark: luck.between(90, 200) * 50 })
  await context.call('assessments', 'recordMarks', {
    sessionId,
    marks: roll.map(person => ({ enrolmentId: person.id, theory: mark(), practice: mark() })),
  })
}
