import { z } from 'zod'
import { courseFields, typedCourseFields } from '../domain/courses/course-fields'
import { command, query } from './define'
import { answered, typedOrBlank } from './field-shapes'
import { done, id, level, line, requiredLine } from './shapes'

const outcome = z.object({ competencyId: id, level })

const courseInput = { ...typedOrBlank(typedCourseFields), outcomes: z.array(outcome).max(40).default([]) }

export const course = z.object({
  id: z.string(),
  ...answered(courseFields),
  outcomes: z.array(
    z.object({
      competencyId: z.string(),
      competency: z.string(),
      competencyEn: z.string().nullable(),
      level: z.number(),
    }),
  ),
})
export type Course = z.infer<typeof course>

export const trainer = z.object({
  id: z.string(),
  personId: z.string().nullable(),
  name: z.string(),
  external: z.boolean(),
  company: z.string().nullable(),
  phone: z.string().nullable(),
  retired: z.boolean(),
})
export const room = z.object({
  id: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  place: z.string().nullable(),
  capacity: z.number().nullable(),
  retired: z.boolean(),
})

const courseRefusals = ['code_taken', 'name_taken', 'weights_not_100', 'no_hours', 'not_found'] as const

export const courses = {
  list: query({
    input: z.object({ retired: z.boolean().default(false), text: z.string().max(100).default('') }),
    output: z.array(course.omit({ outline: true })),
    reads: ['courses', 'people'],
  }),
  get: query({ input: z.object({ id }), output: course.nullable(), reads: ['courses', 'people'] }),
  /** Courses that raise a competency: offered when a need or a gap becomes a plan line or a session. */
  raising: query({
    input: z.object({ competencyId: id }),
    output: z.array(
      z.object({ id: z.string(), name: z.string(), nameEn: z.string().nullable(), level: z.number() }),
    ),
  }),
  add: command({
    input: z.object(courseInput),
    output: z.object({ id }),
    undo: 'captured',
    describes: ['name'],
    refusals: courseRefusals,
  }),
  change: command({
    input: z.object({ id, ...courseInput }),
    output: done,
    undo: 'captured',
    describes: ['name'],
    refusals: courseRefusals,
  }),
  retire: command({
    input: z.object({ id, retired: z.boolean() }),
    output: done,
    undo: 'captured',
    describes: ['name', 'context?'],
    refusals: ['not_found'],
  }),

  trainers: query({
    input: z.object({ retired: z.boolean().default(false) }),
    output: z.array(trainer),
    reads: ['courses', 'people'],
  }),
  addTrainer: command({
    /** In-house: the person. External: name and company. */
    input: z.object({
      personId: id.nullable().default(null),
      name: line(60).nullable().default(null),
      company: line(120).nullable().default(null),
      phone: line(40).nullable().default(null),
    }),
    output: z.object({ id }),
    undo: 'captured',
    describes: ['name'],
    refusals: ['not_found', 'no_name', 'already_trainer'],
  }),
  /** Only what is given changes: whoever retires a trainer does not put an older name back. */
  changeTrainer: command({
    input: z.object({
      id,
      name: requiredLine(60).optional(),
      company: line(120).nullable().optional(),
      phone: line(40).nullable().optional(),
      retired: z.boolean().optional(),
    }),
    output: done,
    undo: 'captured',
    describes: ['name', 'context?'],
    refusals: ['not_found'],
  }),
  rooms: query({ input: z.object({ retired: z.boolean().default(false) }), output: z.array(room) }),
  addRoom: command({
    input: z.object({
      name: requiredLine(80),
      nameEn: line(80).nullable().default(null),
      place: line(120).nullable().default(null),
      capacity: z.number().int().min(1).max(10_000).nullable().default(null),
    }),
    output: z.object({ id }),
    undo: 'captured',
    describes: ['name'],
    refusals: ['name_taken'],
  }),
  /** Only what is given changes. */
  changeRoom: command({
    input: z.object({
      id,
      name: requiredLine(80).optional(),
      nameEn: line(80).nullable().optional(),
      place: line(120).nullable().optional(),
      capacity: z.number().int().min(1).max(10_000).nullable().optional(),
      retired: z.boolean().optional(),
    }),
    output: done,
    undo: 'captured',
    describes: ['name', 'context?'],
    refusals: ['not_found', 'name_taken'],
  }),
}
