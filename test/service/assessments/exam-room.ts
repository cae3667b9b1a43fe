import type { Component, MarkRow } from '../../../src/contract/assessments'
import type { Contract } from '../../../src/contract/contract'
import type { InputOf, OutputOf } from '../../../src/contract/define'
import { openTestService, type TestService, testDay } from '../support/service'

type Course = InputOf<Contract['courses']['add']>
type Sheet = NonNullable<OutputOf<Contract['assessments']['sheet']>>
type Entry = number | 'missed' | 'deferred' | 'cheating' | null

export const names = ['王契', '欧阳娜娜', '李娜', '赵博文'] as const
export type Name = (typeof names)[number]

export interface Held {
  sessionId: string
  courseId: string
  /** Enrolments, by name. */
  roll: Record<Name, string>
}

/** A session held today, assessed 60/40 with a pass line of 80, of a course that raises one competency to 3. */
export interface ExamRoom extends TestService, Held {
  competencyId: string
  unitId: string
  people: Record<Name, string>
  /** Marks in points (88.5) or states; one command. */
  enter(
    marks: Partial<Record<Name, { theory?: Entry; practice?: Entry; note?: string | null }>>,
    options?: { attempt?: number; in?: Held },
  ): Promise<{ passed: number; failed: number; raised: number }>
  sheet(held?: Held): Promise<Sheet>
  row(name: Name, held?: Held): Promise<MarkRow>
  /** Level in the competency, as the gap map sees it. */
  level(name: Name): Promise<number | null>
  rate(name: Name, level: number, ratedOn: string): Promise<void>
  /** How many people of the unit are short in the competency, on the gap map. */
  short(): Promise<number>
  hold(course?: Partial<Course>, options?: { absent?: readonly Name[]; recorded?: boolean }): Promise<Held>
  undoNewest(): Promise<void>
}

export const component = (entry: Entry): Component | null => {
  if (entry === null) return null
  return typeof entry === 'number' ? { kind: 'scored', mark: Math.round(entry * 100) } : { kind: entry }
}

const byName = <T>(value: (name: Name) => T): Record<Name, T> =>
  Object.fromEntries(names.map(name => [name, value(name)])) as Record<Name, T>

export async function openExamRoom(options: Parameters<typeof openTestService>[0] = {}): Promise<ExamRoom> {
  const book = await openTestService(options)
  // In whose name certificates are issued.
  await book.call('settings', 'changeOffice', { company: '客户服务中心' })
  const { id: unitId } = await book.call('people', 'addUnit', {
    name: '华南分部',
    kind: 'branch',
    parentId: null,
  })
  const { id: postId } = await book.call('people', 'addPost', { name: '客服专员' })
  const { id: competencyId } = await book.call('people', 'addCompetency', { name: '投诉处理流程' })
  await book.call('people', 'setRequirement', { postId, competencyId, level: 3, gradeLevelId: null })
  const people = {} as Record<Name, string>
  for (const [index, name] of names.entries()) {
    const staffNo = String(603 + index).padStart(5, '0')
    people[name] = (
      await book.call('people', 'hire', { name, staffNo, unitId, postId, hiredOn: '2025-01-06' })
    ).id
  }

  let courses = 0
  const hold: ExamRoom['hold'] = async (course = {}, { absent = [], recorded = true } = {}) => {
    courses += 1
    const { id: courseId } = await book.call('courses', 'add', {
      code: `C${courses}`,
      name: courses === 1 ? '投诉处理' : `课程 ${courses}`,
      category: '服务',
      method: 'classroom',
      theoryMinutes: 180,
      practiceMinutes: 180,
      theoryWeight: 60,
      practiceWeight: 40,
      passMark: 8000,
      certificateKind: 'TS',
      outcomes: [{ competencyId, level: 3 }],
      ...course,
    })
    const { id: sessionId } = await book.call('sessions', 'schedule', {
      courseId,
      blocks: [{ day: testDay, starts: 540, ends: 720 }],
      personIds: Object.values(people),
    })
    const rows = await book.call('sessions', 'roll', { sessionId })
    const roll = byName(name => rows.find(row => row.personId === people[name])?.id ?? '')
    const session = await book.call('sessions', 'get', { id: sessionId })
    const blockIds = session?.blocks.map(block => block.id) ?? []
    if (recorded) {
      await book.call('sessions', 'recordAttendance', {
        sessionId,
        blockIds,
        exceptions: absent.map(name => ({
          blockId: blockIds[0] ?? '',
          enrolmentId: roll[name],
          state: 'absent' as const,
        })),
      })
    }
    return { sessionId, courseId, roll }
  }
  const held = await hold()

  const sheet: ExamRoom['sheet'] = async (which = held) => {
    const found = await book.call('assessments', 'sheet', { sessionId: which.sessionId })
    if (!found) throw new Error('no such session')
    return found
  }
  return {
    ...book,
    ...held,
    competencyId,
    unitId,
    people,
    hold,
    sheet,
    enter(marks, { attempt = 1, in: where = held } = {}) {
      return book.call('assessments', 'recordMarks', {
        sessionId: where.sessionId,
        attempt,
        marks: Object.entries(marks).map(([name, { theory, practice, note }]) => ({
          enrolmentId: where.roll[name as Name],
          ...(theory === undefined ? {} : { theory: component(theory) }),
          ...(practice === undefined ? {} : { practice: component(practice) }),
          ...(note === undefined ? {} : { note }),
        })),
      })
    },
    async row(name, which = held) {
      const found = (await sheet(which)).rows.find(row => row.name === name)
      if (!found) throw new Error(`${name} is not on the sheet`)
      return found
    },
    async level(name) {
      const standings = await book.call('needs', 'ofPerson', { personId: people[name] })
      return standings.find(one => one.competency.id === competencyId)?.level ?? null
    },
    async rate(name, level, ratedOn) {
      await book.call('needs', 'rate', {
        personId: people[name],
        competencyId,
        state: 'rated',
        level,
        method: 'supervisor',
        ratedOn,
      })
    },
    async short() {
      const { cells } = await book.call('needs', 'gapMap', {})
      return cells
        .filter(cell => cell.rowId === unitId && cell.competencyId === competencyId)
        .reduce((sum, cell) => sum + cell.short, 0)
    },
    async undoNewest() {
      const { undo } = await book.call('book', 'undoState', {})
      await book.call('book', 'undo', { seq: undo?.seq ?? 0 })
    },
  }
}
