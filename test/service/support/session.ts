import type { TestService } from './service'

/** A session of one morning without participants, and its course. */
export async function sessionIn(book: TestService) {
  const { id: courseId } = await book.call('courses', 'add', {
    code: 'C01',
    name: '投诉处理',
    category: '服务',
    method: 'classroom',
    theoryMinutes: 180,
    practiceMinutes: 0,
    theoryWeight: 0,
    practiceWeight: 0,
    passMark: 6000,
    certificateKind: 'TS',
  })
  return book.call('sessions', 'schedule', {
    courseId,
    blocks: [{ day: '2026-12-09', starts: 540, ends: 720 }],
    personIds: [],
  })
}
