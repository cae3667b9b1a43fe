import { z } from 'zod'
import { unitKinds } from '../../domain/people/codes'
import { command, query } from '../define'
import { done, id, level, line, prose, requiredLine } from '../shapes'
import { namedRecord } from './brief'

const named = namedRecord.shape
const optionalName = line(80).nullable()

export const unitRow = z.object({
  ...named,
  parentId: z.string().nullable(),
  kind: z.enum(unitKinds),
  /** Active people of the unit itself. */
  people: z.number(),
  /** Active people of the unit and everything below it. */
  peopleBelow: z.number(),
})
export type UnitRow = z.infer<typeof unitRow>

/** gradeLevelId null = the post's general line; with a grade level it overrides that line. */
export const requirement = z.object({
  gradeLevelId: z.string().nullable(),
  competencyId: z.string(),
  level,
  weight: z.number().int(),
})

export const postRow = z.object({
  ...named,
  duties: z.string().nullable(),
  /** Active people who hold it. */
  people: z.number(),
  requirements: z.array(requirement),
})
export type PostRow = z.infer<typeof postRow>

/** Level → what it looks like, e.g. { '3': '能独立处理一般投诉' }. */
export const descriptors = z.partialRecord(z.enum(['1', '2', '3', '4', '5']), line(300))

export const competencyRow = z.object({ ...named, category: z.string().nullable(), descriptors })
export type CompetencyRow = z.infer<typeof competencyRow>

/** The level a post (or a post at one grade level) asks for; null takes the line away. */
const requirementChange = z.object({
  postId: id,
  gradeLevelId: id.nullable().default(null),
  competencyId: id,
  level: level.nullable(),
  /** Left out: as it was, 1 for a new line. */
  weight: z.number().int().min(1).max(100).optional(),
  /** What the matrix said there, null for no line; where it says something else by now it is refused. */
  was: z.object({ level: z.number(), weight: z.number() }).nullable().optional(),
})

export type RequirementChange = z.output<typeof requirementChange>

/** The organisation: units, posts, grade levels, competencies and what a post requires. */
export const structureProcedures = {
  /** Parents before children, siblings in their order. */
  units: query({
    input: z.object({}),
    output: z.object({
      units: z.array(unitRow),
      /** Active people without a unit. */
      withoutUnit: z.number(),
      /** All active people. */
      people: z.number(),
      left: z.number(),
    }),
  }),
  posts: query({ input: z.object({}), output: z.array(postRow) }),
  gradeLevels: query({
    input: z.object({}),
    output: z.array(z.object({ ...named, people: z.number() })),
  }),
  competencies: query({ input: z.object({}), output: z.array(competencyRow) }),
  addUnit: command({
    input: z.object({
      parentId: id.nullable(),
      kind: z.enum(unitKinds),
      name: requiredLine(80),
      nameEn: optionalName.default(null),
    }),
    output: z.object({ id }),
    undo: 'captured',
    describes: ['name'],
    refusals: ['unit_exists', 'unknown_unit'],
  }),
  changeUnit: command({
    input: z.object({
      id,
      name: requiredLine(80).optional(),
      nameEn: optionalName.optional(),
      kind: z.enum(unitKinds).optional(),
    }),
    output: done,
    undo: 'captured',
    describes: ['name'],
    refusals: ['unit_exists', 'unknown_unit'],
  }),
  /** Under another unit, or among its siblings: `before` is the sibling it shall stand before, null = last. */
  moveUnit: command({
    input: z.object({ id, parentId: id.nullable(), before: id.nullable().default(null) }),
    output: done,
    undo: 'captured',
    describes: ['name'],
    refusals: ['unit_exists', 'unknown_unit', 'under_itself'],
  }),
  removeUnit: command({
    input: z.object({ id }),
    output: done,
    undo: 'captured',
    describes: ['name'],
    refusals: ['unknown_unit', 'has_units', 'has_people', 'in_use'],
  }),
  addPost: command({
    input: z.object({
      name: requiredLine(80),
      nameEn: optionalName.default(null),
      duties: prose(2000).nullable().default(null),
    }),
    output: z.object({ id }),
    undo: 'captured',
    describes: ['name'],
    refusals: ['post_exists'],
  }),
  changePost: command({
    input: z.object({
      id,
      name: requiredLine(80).optional(),
      nameEn: optionalName.optional(),
      duties: prose(2000).nullable().optional(),
    }),
    output: done,
    undo: 'captured',
    describes: ['name'],
    refusals: ['post_exists', 'unknown_post'],
  }),
  removePost: command({
    input: z.object({ id }),
    output: done,
    undo: 'captured',
    describes: ['name'],
    refusals: ['unknown_post', 'has_people', 'in_use'],
  }),
  addGradeLevel: command({
    input: z.object({ name: requiredLine(40), nameEn: optionalName.default(null) }),
    output: z.object({ id }),
    undo: 'captured',
    describes: ['name'],
    refusals: ['grade_level_exists'],
  }),
  changeGradeLevel: command({
    input: z.object({ id, name: requiredLine(40).optional(), nameEn: optionalName.optional() }),
    output: done,
    undo: 'captured',
    describes: ['name'],
    refusals: ['grade_level_exists', 'unknown_grade_level'],
  }),
  removeGradeLevel: command({
    input: z.object({ id }),
    output: done,
    undo: 'captured',
    describes: ['name'],
    refusals: ['unknown_grade_level', 'has_people', 'in_use'],
  }),
  addCompetency: command({
    input: z.object({
      name: requiredLine(80),
      nameEn: optionalName.default(null),
      category: optionalName.default(null),
      descriptors: descriptors.default({}),
    }),
    output: z.object({ id }),
    undo: 'captured',
    describes: ['name'],
    refusals: ['competency_exists'],
  }),
  changeCompetency: command({
    input: z.object({
      id,
      name: requiredLine(80).optional(),
      nameEn: optionalName.optional(),
      category: optionalName.optional(),
      descriptors: descriptors.optional(),
    }),
    output: done,
    undo: 'captured',
    describes: ['name'],
    refusals: ['competency_exists', 'unknown_competency'],
  }),
  /** Takes the levels that posts ask for with it; refused once somebody has been rated in it. */
  removeCompetency: command({
    input: z.object({ id }),
    output: done,
    undo: 'captured',
    describes: ['name'],
    refusals: ['unknown_competency', 'in_use'],
  }),
  setRequirement: command({
    input: requirementChange,
    output: done,
    undo: 'captured',
    describes: ['post', 'competency', 'level?', 'context?'],
    refusals: ['unknown_post', 'unknown_grade_level', 'unknown_competency', 'cell_changed'],
  }),
  /** What one paste or one key over many cells sets, in one step. Refused where all of it would overwrite another's. */
  setRequirements: command({
    input: z.object({ lines: z.array(requirementChange).min(1).max(10_000) }),
    output: z.object({
      /** Which lines, by their place in the input, were not written: the cell says something else by now. */
      stale: z.array(z.number().int()),
    }),
    undo: 'captured',
    describes: ['count'],
    refusals: ['unknown_post', 'unknown_grade_level', 'unknown_competency', 'cell_changed'],
  }),
}
