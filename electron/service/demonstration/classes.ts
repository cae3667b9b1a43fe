import { addDays } from '../../../src/domain/days/day'
import type { FileItemKind } from '../../../src/domain/sessions/codes'
import { fileItemKinds } from '../../../src/domain/sessions/codes'
import { courses } from './library'
import { type Chance, chance } from './random'
import type { Stage } from './stage'

export interface ClassPlan {
  course: string
  people: string[]
  days: string[]
  /** Local minutes; two blocks a day when there is a break between them. */
  hours?: [number, number][]
  trainer: string | null
  room: string | null
  planLineId?: string | null
  capacity?: number
  absent?: number
  late?: number
  onLeave?: number
  failed?: number
  missed?: number
  deferred?: number
  /** People whose marks nobody has entered yet. */
  unmarked?: number
  /** Days after the last day; null: not issued yet. */
  certificatesAfter?: number | null
  /** People who missed an earlier batch and come to this one, and the day they are put on its roll. */
  makeUps?: { on: string; people: () => string[] }
  /** Told as soon as the sign-in sheet shows who did not come. */
  onAbsent?: (people: string[]) => void
  /** Days after the last day until the papers are put together; five as the office asks. */
  filedAfter?: number
  /** Papers that never came. */
  missingPapers?: readonly FileItemKind[]
  close?: boolean
}

export interface HeldClass {
  sessionId: string
  number: number
  failed: string[]
  absent: string[]
  /** Enrolment by person. */
  enrolments: Map<string, string>
  lastDay: string
}

export interface World {
  courses: ReadonlyMap<string, string>
  trainers: ReadonlyMap<string, string>
  rooms: ReadonlyMap<string, string>
}

const wholeDay: [number, number][] = [
  [540, 720],
  [840, 1020],
]

/** Puts a class on the calendar a fortnight ahead, as a coordinator would. */
export async function scheduleClass(
  stage: Stage,
  world: World,
  plan: ClassPlan,
): Promise<{ sessionId: string; number: number }> {
  const [first = stage.today] = plan.days
  await stage.on(addDays(first, -14), '10:00')
  const hours = plan.hours ?? wholeDay
  const { id, number } = await stage.do('sessions', 'schedule', {
    courseId: world.courses.get(plan.course) ?? '',
    planLineId: plan.planLineId ?? null,
    capacity: plan.capacity ?? null,
    blocks: plan.days.flatMap(day =>
      hours.map(([starts, ends]) => ({
        day,
        starts,
        ends,
        trainerId: plan.trainer ? (world.trainers.get(plan.trainer) ?? null) : null,
        roomId: plan.room ? (world.rooms.get(plan.room) ?? null) : null,
      })),
    ),
    personIds: plan.people,
  })
  return { sessionId: id, number }
}

/** A class from its scheduling to its closed file, each step on its own day. */
export async function holdClass(stage: Stage, world: World, plan: ClassPlan): Promise<HeldClass> {
  const { sessionId, number } = await scheduleClass(stage, world, plan)
  const text = courses.find(course => course.key === plan.course)
  const luck = chance(sessionSeed(plan))
  if (plan.makeUps) {
    await stage.on(plan.makeUps.on, '11:30')
    await stage.do('sessions', 'enrol', { sessionId, personIds: plan.makeUps.people(), origin: 'make_up' })
  }
  const roll = await stage.do('sessions', 'roll', { sessionId })
  const enrolments = new Map(roll.map(person => [person.personId, person.id]))
  const absent = luck.some(plan.people, plan.absent ?? 0)
  const rest = [
    ...plan.people.filter(personId => !absent.includes(personId)),
    ...(plan.makeUps?.people() ?? []),
  ]
  const lastDay = plan.days.at(-1) ?? stage.today

  await stage.on(addDays(plan.days[0] ?? lastDay, -1), '16:00')
  await stage.do('sessions', 'markSignInPrinted', { sessionId })
  await recordDays(
    stage,
    sessionId,
    plan,
    { absent, late: luck.some(rest, plan.late ?? 0), onLeave: luck.some(rest, plan.onLeave ?? 0) },
    enrolments,
  )

  plan.onAbsent?.(absent)
  let failed: string[] = []
  if (text && text.weights[0] + text.weights[1] > 0) {
    await stage.on(addDays(lastDay, 2), '11:00')
    const marks = inventMarks(luck, rest, plan, text)
    failed = marks.failed
    await stage.do('assessments', 'recordMarks', {
      sessionId,
      marks: marks.entries.map(entry => ({
        enrolmentId: enrolments.get(entry.personId) ?? '',
        ...entry.components,
      })),
    })
  }
  const held = { sessionId, number, failed, absent, enrolments, lastDay }
  if (plan.certificatesAfter !== null)
    await issueToAll(stage, sessionId, addDays(lastDay, plan.certificatesAfter ?? 5))
  await fileAway(stage, sessionId, lastDay, plan)
  return held
}

async function recordDays(
  stage: Stage,
  sessionId: string,
  plan: ClassPlan,
  who: { absent: string[]; late: string[]; onLeave: string[] },
  enrolments: ReadonlyMap<string, string>,
): Promise<void> {
  const session = await stage.do('sessions', 'get', { id: sessionId })
  for (const [index, day] of plan.days.entries()) {
    const blocks = (session?.blocks ?? []).filter(block => block.day === day)
    await stage.on(day, '17:30')
    const exceptions = [
      ...who.absent.map(personId => ({ personId, state: 'absent' as const, minutes: null, all: true })),
      ...(index === 0
        ? who.late.map(personId => ({ personId, state: 'late' as const, minutes: 15, all: false }))
        : []),
      ...(index === 0
        ? who.onLeave.map(personId => ({ personId, state: 'leave' as const, minutes: null, all: false }))
        : []),
    ]
    await stage.do('sessions', 'recordAttendance', {
      sessionId,
      blockIds: blocks.map(block => block.id),
      exceptions: exceptions.flatMap(one =>
        (one.all ? blocks : blocks.slice(0, 1)).map(block => ({
          blockId: block.id,
          enrolmentId: enrolments.get(one.personId) ?? '',
          state: one.state,
          missedMinutes: one.minutes,
        })),
      ),
    })
  }
}

function inventMarks(
  luck: Chance,
  came: string[],
  plan: ClassPlan,
  text: { pass: number; weights: [number, number] },
) {
  const without = (from: string[], ...taken: string[][]) =>
    from.filter(one => !taken.some(list => list.includes(one)))
  const first = without(came, plan.makeUps?.people() ?? [])
  const failed = luck.some(first, plan.failed ?? 0)
  const missed = luck.some(without(first, failed), plan.missed ?? 0)
  const deferred = luck.some(without(first, failed, missed), plan.deferred ?? 0)
  const unmarked = new Set(came.slice(came.length - (plan.unmarked ?? 0)))
  const pass = text.pass / 100
  const half = (value: number) => Math.round(value * 2) * 50
  const mark = (good: boolean) => ({
    kind: 'scored' as const,
    mark: good
      ? half(Math.min(100, pass + 1 + luck.next() * (98 - pass)))
      : half(Math.max(35, pass - 4 - luck.next() * 22)),
  })
  const entries = came
    .filter(personId => !unmarked.has(personId))
    .map(personId => {
      const good = !failed.includes(personId)
      const theory = missed.includes(personId)
        ? ({ kind: 'missed' } as const)
        : deferred.includes(personId)
          ? ({ kind: 'deferred' } as const)
          : mark(good)
      return {
        personId,
        components: {
          ...(text.weights[0] > 0 ? { theory } : {}),
          ...(text.weights[1] > 0 ? { practice: mark(good) } : {}),
        },
      }
    })
  return { entries, failed }
}

/** Everybody who can be issued a certificate gets one. */
export async function issueToAll(stage: Stage, sessionId: string, on: string): Promise<void> {
  await stage.on(on, '14:00')
  const roll = await stage.do('certificates', 'ofSession', { sessionId })
  const ready = (roll?.rows ?? []).filter(row => row.refusal === null).map(row => row.enrolmentId)
  if (ready.length > 0) await stage.do('certificates', 'issue', { sessionId, enrolmentIds: ready })
}

async function fileAway(stage: Stage, sessionId: string, lastDay: string, plan: ClassPlan): Promise<void> {
  await stage.on(addDays(lastDay, plan.filedAfter ?? 5), '16:00')
  const missing = plan.missingPapers ?? []
  const { items } = await stage.do('sessions', 'file', { sessionId })
  for (const kind of fileItemKinds) {
    const item = items.find(one => one.kind === kind)
    if (missing.includes(kind) || item?.state !== 'missing') continue
    await stage.do('sessions', 'setFileItem', { sessionId, kind, state: 'done' })
  }
  if (plan.close !== false) await stage.do('sessions', 'close', { id: sessionId })
}

function sessionSeed(plan: ClassPlan): number {
  return [...`${plan.course}${plan.days[0] ?? ''}`].reduce(
    (sum, char) => (sum * 31 + (char.codePointAt(0) ?? 0)) >>> 0,
    7,
  )
}
