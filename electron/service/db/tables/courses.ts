/** Row types of Courses, trainers, rooms: one property per column of migrations/0004-courses.ts. */
import type { Generated } from 'kysely'

export interface CourseTable {
  id: string
  code: string
  name: string
  name_en: string | null
  category: string
  method: 'classroom' | 'workshop' | 'practice' | 'online' | 'coaching'
  outline: string | null
  theory_minutes: number
  practice_minutes: number
  theory_weight: number
  practice_weight: number
  pass_mark: number
  validity_months: number | null
  certificate_kind: string
  retired: Generated<0 | 1>
}

export interface CourseOutcomeTable {
  course_id: string
  competency_id: string
  level: number
}

export interface TrainerTable {
  id: string
  person_id: string | null
  name: string
  external: Generated<0 | 1>
  company: string | null
  phone: string | null
  retired: Generated<0 | 1>
}

export interface RoomTable {
  id: string
  name: string
  name_en: string | null
  place: string | null
  capacity: number | null
  retired: Generated<0 | 1>
}
