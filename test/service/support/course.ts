import type { Contract } from '../../../src/contract/contract'
import type { InputOf } from '../../../src/contract/define'

type CourseInput = InputOf<Contract['courses']['add']>

/** A course of one morning in a classroom that ends without an assessment, but for what is said of it. */
export const plainCourse = (course: Partial<CourseInput> = {}): CourseInput => ({
  code: 'C01',
  name: '服务礼仪',
  category: '服务',
  method: 'classroom',
  theoryMinutes: 180,
  practiceMinutes: 0,
  theoryWeight: 0,
  practiceWeight: 0,
  passMark: 6000,
  certificateKind: 'TS',
  ...course,
})
