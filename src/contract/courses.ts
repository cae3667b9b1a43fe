import { z } from 'zod'
import { courseMethods } from '../domain/courses/codes'
import { command, query } from './define'
import { done, hundredths, id, level, line, prose, requiredLine } from './shapes'

const outcome = z.object({ competencyId: id, level })

export const courseFields = {
  code: requiredLine(20),
  name: requiredLine(120),
  nameEn: line(120).nullable().default(null),
  category: requiredLine(60),
  method: z.enum(courseMethods),
  outline: prose(10_000).nullable().default(null),
  theoryMinutes: z.number().int().min(0).max(60_000),
  practiceMinutes: z.number().int().min(0).max(60_000),
  /** Percent; both 0 when the course is not assessed, else together 100. */
  theoryWeight: z.number().int().min(0).max(100),
  practiceWeight: z.number().int().min(0).max(100),
  passMark: hundredths,
  validityMonths: z.number().int().min(1).max(600).nullable().default(null),
  /** Stands for {kind} in the certificate number, e.g. TS. */
  certificateKind: requiredLine(10),
  outcomes: z.array(outcome).max(40).default([]),
}

export const course = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  category: z.string(),
  method: z.enum(courseMethods),
  outline: z.string().nullable(),
  theoryMinutes: z.number(),
  practiceMinutes: z.number(),
  theoryWeight: z.number(),
  practiceWeight: z.number(),
  passMark: z.number(),
  validityMonths: z.number().nullable(),
  certificateKind: z.string(),
  retired: z.boolean(),
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
    output: z.array(course.omit({ outline: true }).extend({ sessions: z.number() })),
    reads: ['courses', 'sessions', 'people'],
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
    input: z.object(courseFields),
    output: z.object({ id }),
    undo: 'captured',
    describes: ['name'],
    refusals: courseRefusals,
  }),
  change: command({
    input: z.object({ id, ...courseFields }),
    output: done,
    undo: 'captured',
    describes: ['name'],
    refusals: courseRefusals,
  }),
  retire: command({
    input: z.object({ id, retired: z.boolean() }),
    output: done,
    undo: 'captured',
    describes: ['name'],
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
  changeTrainer: command({
    input: z.object({
      id,
      name: requiredLine(60),
      company: line(120).nullable(),
      phone: line(40).nullable(),
      retired: z.boolean(),
    }),
    output: done,
    undo: 'captured',
    describes: ['name'],
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
  changeRoom: command({
    input: z.object({
      id,
      name: requiredLine(80),
      nameEn: line(80).nullable(),
      place: line(120).nullable(),
      capacity: z.number().int().min(1).max(10_000).nullable(),
      retired: z.boolean(),
    }),
    output: done,
    undo: 'captured',
    describes: ['name'],
    refusals: ['not_found', 'name_taken'],
  }),
}
