import type { z } from 'zod'
import type { blockFields } from '../../../src/contract/sessions/schedule'
import { plainCourse } from '../support/course'
import { openTestService, type TestService, testDay } from '../support/service'

export type BlockDraft = z.input<typeof blockFields>

export interface Classroom extends TestService {
  courseId: string
  room: string
  /** People by name: 王芳, 李娜, 赵博文, 邹一嘉, and two more 李娜. */
  people: Record<'王芳' | '李娜' | '赵博文' | '邹一嘉', string>
  namesake: string
  /** 梁静, in-house, also a person; 高岗, from outside. */
  inHouse: { personId: string; trainerId: string }
  outside: string
  /** A session of one block on the day of the test, 9:00 to 12:00, unless told otherwise. */
  schedule(input?: {
    blocks?: BlockDraft[]
    personIds?: string[]
    capacity?: number | null
    courseId?: string
  }): Promise<string>
  /** Enrolment by person. */
  roll(sessionId: string): Promise<Map<string, string>>
}

export const block = (changes: Partial<BlockDraft> = {}): BlockDraft => ({
  day: testDay,
  starts: 9 * 60,
  ends: 12 * 60,
  ...changes,
})

export const courseDraft = ({
  assessed = true,
  ...course
}: {
  code: string
  name: string
  assessed?: boolean
}) =>
  plainCourse({
    ...course,
    practiceMinutes: 180,
    theoryWeight: assessed ? 60 : 0,
    practiceWeight: assessed ? 40 : 0,
  })

export async function openClassroom(options: Parameters<typeof openTestService>[0] = {}): Promise<Classroom> {
  const book = await openTestService(options)
  const { id: courseId } = await book.call('courses', 'add', courseDraft({ code: 'C01', name: '投诉处理' }))
  const hire = async (name: string, staffNo: string) =>
    (await book.call('people', 'hire', { name, staffNo })).id
  const people = {
    王芳: await hire('王芳', '00603'),
    李娜: await hire('李娜', '00633'),
    赵博文: await hire('赵博文', '00660'),
    邹一嘉: await hire('邹一嘉', '00723'),
  }
  const namesake = await hire('李娜', '00636')
  const personId = await hire('梁静', '00101')
  const { id: trainerId } = await book.call('courses', 'addTrainer', { personId })
  const { id: outside } = await book.call('courses', 'addTrainer', { name: '高岗', company: '外聘' })
  const { id: room } = await book.call('courses', 'addRoom', { name: '301 教室' })
  return {
    ...book,
    courseId,
    room,
    people,
    namesake,
    inHouse: { personId, trainerId },
    outside,
    async schedule(input = {}) {
      const { id } = await book.call('sessions', 'schedule', {
        courseId: input.courseId ?? courseId,
        blocks: input.blocks ?? [block()],
        personIds: input.personIds ?? Object.values(people),
        capacity: input.capacity ?? null,
      })
      return id
    },
    async roll(sessionId) {
      const rows = await book.call('sessions', 'roll', { sessionId })
      return new Map(rows.map(row => [row.personId, row.id]))
    },
  }
}

/** The session, which must be there. */
export async function sessionOf(book: TestService, id: string) {
  const session = await book.call('sessions', 'get', { id })
  if (!session) throw new Error('no such session')
  return session
}
