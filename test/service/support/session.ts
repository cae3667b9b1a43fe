import { plainCourse } from './course'
import type { TestService } from './service'

/** A session of one morning without participants, and its course. */
export async function sessionIn(book: TestService) {
  const { id: courseId } = await book.call('courses', 'add', plainCourse({ name: '投诉处理' }))
  return book.call('sessions', 'schedule', {
    courseId,
    blocks: [{ day: '2026-12-09', starts: 540, ends: 720 }],
    personIds: [],
  })
}
