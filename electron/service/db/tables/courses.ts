/** Row types of Courses, trainers, rooms: one property per column of migrations/0004-courses.ts. */
import type { Generated } from 'kysely'
import type { CourseFields } from '../../../../src/domain/courses/course-fields'
import type { RowOf } from '../../../../src/domain/fields/fields'

/** The columns are those of domain/courses/course-fields.ts. */
export interface CourseTable extends RowOf<CourseFields> {
  id: string
}

interface CourseOutcomeTable {
  course_id: string
  competency_id: string
  level: number
}

interface TrainerTable {
  id: string
  person_id: string | null
  name: string
  external: Generated<0 | 1>
  company: string | null
  phone: string | null
  retired: Generated<0 | 1>
}

interface RoomTable {
  id: string
  name: string
  name_en: string | null
  place: string | null
  capacity: number | null
  retired: Generated<0 | 1>
}

declare module '../schema' {
  interface BookSchema {
    course: CourseTable
    course_outcome: CourseOutcomeTable
    trainer: TrainerTable
    room: RoomTable
  }
}
