import { z } from 'zod'
import { part } from '../domain/fields/fields'
import { targetRefusals } from '../domain/files/place-refusals'
import { employmentEventKinds, personStatuses, unitKinds } from '../domain/people/codes'
import {
  factFields,
  listedFields,
  ownFields,
  personFields,
  type WrittenPerson,
  writtenFields,
} from '../domain/people/person-fields'
import { command, job, query } from './define'
import { answered, given, typed } from './field-shapes'
import { namedRecord, personBrief } from './person-brief'
import { personLists } from './person-lists'
import { day, done, id, level, line, prose, requiredLine, ticket } from './shapes'

const named = namedRecord.shape

const tag = requiredLine(20)

/** One row of the list. Phones are masked (138****5678): the whole number stands on the person's page. */
export const personRow = z.object({
  id: z.string(),
  ...answered(listedFields),
  /** From the root down to the person's own unit; empty without one. */
  unitPath: z.array(namedRecord),
  postName: z.string().nullable(),
  postNameEn: z.string().nullable(),
  gradeLevelName: z.string().nullable(),
  gradeLevelNameEn: z.string().nullable(),
  businessLineName: z.string().nullable(),
  businessLineNameEn: z.string().nullable(),
  channelName: z.string().nullable(),
  channelNameEn: z.string().nullable(),
  tags: z.array(z.string()),
  phoneMasked: z.string().nullable(),
})
export type PersonRow = z.infer<typeof personRow>

export const employmentEvent = z.object({
  id: z.string(),
  kind: z.enum(employmentEventKinds),
  onDay: z.string(),
  fromUnit: namedRecord.nullable(),
  toUnit: namedRecord.nullable(),
  fromPost: namedRecord.nullable(),
  toPost: namedRecord.nullable(),
  fromGradeLevel: namedRecord.nullable(),
  toGradeLevel: namedRecord.nullable(),
  reason: z.string().nullable(),
})
export type EmploymentEventRow = z.infer<typeof employmentEvent>

export const personDetail = z.object({
  id: z.string(),
  ...answered(ownFields),
  unitPath: z.array(namedRecord),
  post: namedRecord.nullable(),
  gradeLevel: namedRecord.nullable(),
  businessLine: namedRecord.nullable(),
  channel: namedRecord.nullable(),
  /** The person who bears supervisorNo, when the book has them. */
  supervisor: personBrief.nullable(),
  tags: z.array(z.string()),
  /** Oldest first. */
  history: z.array(employmentEvent),
})
export type PersonDetail = z.infer<typeof personDetail>

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

/** What a pasted word came to (domain/people/match-people.ts). */
export const pastedToken = z.object({
  token: z.string(),
  state: z.enum(['matched', 'homonym', 'left', 'unknown']),
  by: z.enum(['number', 'padded_number', 'name', 'pinyin', 'initials', 'nickname']).nullable(),
  candidates: z.array(personBrief),
  repeated: z.boolean(),
})
export type PastedToken = z.infer<typeof pastedToken>

/** Whom a list shows. `unitId` includes everything below it; null = those without a unit. */
export const personFilter = z.object({
  unitId: id.nullable().optional(),
  status: z.enum([...personStatuses, 'all']).default('active'),
  /** Characters, pinyin, initials or number. */
  text: z.string().max(100).optional(),
  postId: id.optional(),
  businessLineId: id.optional(),
  channelId: id.optional(),
  tag: tag.optional(),
  external: z.boolean().optional(),
})

const optionalName = line(80).nullable()
const identity = typed(part(personFields, 'identity'))
const givenFacts = z.object(typed(factFields)).partial()

const placement = { unitId: id.nullable(), postId: id.nullable(), gradeLevelId: id.nullable() }
const unknownPlace = ['unknown_unit', 'unknown_post', 'unknown_grade_level'] as const

/** A roster's row as domain/people/roster-row.ts reads it; what it does not give is left as it is. */
export const rosterPerson = z.object({
  ...writtenShape(),
  staffNo: requiredLine(personFields.staffNo.most),
  name: requiredLine(personFields.name.most),
})

type Written = {
  -readonly [Name in keyof WrittenPerson]-?: z.ZodOptional<
    z.ZodType<NonNullable<WrittenPerson[Name]>, NonNullable<WrittenPerson[Name]>>
  >
}
function writtenShape() {
  const shapes = Object.entries(writtenFields).map(([name, field]) => [name, given(field).optional()])
  return Object.fromEntries(shapes) as Written
}

export const people = {
  ...personLists,
  /** Page by page: `cursor` is the last answer's `nextCursor`; `total` counts all who fit. */
  list: query({
    input: personFilter.extend({
      sort: z.enum(['name', 'staffNo', 'hiredOn']).default('name'),
      direction: z.enum(['asc', 'desc']).default('asc'),
      cursor: z.string().max(400).nullable().default(null),
      limit: z.number().int().min(1).max(500).default(200),
    }),
    output: z.object({ rows: z.array(personRow), nextCursor: z.string().nullable(), total: z.number() }),
  }),
  get: query({ input: z.object({ id }), output: personDetail.nullable() }),
  /** In the order asked for; unknown ids are left out. */
  briefs: query({ input: z.object({ ids: z.array(id).max(5000) }), output: z.array(personBrief) }),
  /** By name, pinyin, initials or number: the few best, for a picker. Without a text the first by name. */
  find: query({
    input: z.object({
      text: z.string().max(100),
      /** Also those who have left. */
      left: z.boolean().default(false),
      limit: z.number().int().min(1).max(50).default(12),
    }),
    output: z.array(personBrief),
  }),
  /** Reads a list pasted from a chat; nothing is written. */
  match: query({ input: z.object({ text: z.string().max(50_000) }), output: z.array(pastedToken) }),
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
  /** Tags in use, most used first. */
  tags: query({ input: z.object({}), output: z.array(z.object({ tag: z.string(), people: z.number() })) }),

  hire: command({
    input: givenFacts.extend({
      name: identity.name,
      staffNo: identity.staffNo.default(null),
      external: identity.external.default(false),
      unitId: placement.unitId.default(null),
      postId: placement.postId.default(null),
      gradeLevelId: placement.gradeLevelId.default(null),
      hiredOn: day.nullable().default(null),
      tags: z.array(tag).max(20).default([]),
    }),
    output: z.object({ id }),
    undo: 'captured',
    describes: ['name'],
    refusals: ['number_taken', 'number_missing', 'hired_far_ahead', 'unknown_entry', ...unknownPlace],
  }),
  change: command({
    input: givenFacts.extend({
      id,
      name: identity.name.optional(),
      staffNo: identity.staffNo.optional(),
      external: identity.external.optional(),
      /** Corrects the day of the hire, here and in the history. */
      hiredOn: day.nullable().optional(),
      tags: z.array(tag).max(20).optional(),
    }),
    output: done,
    undo: 'captured',
    describes: ['name'],
    refusals: [
      'not_found',
      'number_taken',
      'number_missing',
      'hired_far_ahead',
      'after_next_event',
      'unknown_entry',
    ],
  }),
  /** Moves somebody to another unit, post or grade level from a day on. */
  transfer: command({
    input: z.object({ id, ...placement, day, reason: line(200).nullable().default(null) }),
    output: done,
    undo: 'captured',
    describes: ['name', 'day'],
    refusals: ['not_found', 'left', 'same_place', 'in_future', 'before_last_event', ...unknownPlace],
  }),
  leave: command({
    input: z.object({ id, day, reason: line(200).nullable().default(null) }),
    output: done,
    undo: 'captured',
    describes: ['name', 'day'],
    refusals: ['not_found', 'already_left', 'in_future', 'before_last_event'],
  }),
  rehire: command({
    input: z.object({ id, ...placement, day, reason: line(200).nullable().default(null) }),
    output: done,
    undo: 'captured',
    describes: ['name', 'day'],
    refusals: ['not_found', 'not_left', 'in_future', 'before_last_event', ...unknownPlace],
  }),

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
  /** The level a post (or a post at one grade level) asks for; null takes the line away. */
  setRequirement: command({
    input: z.object({
      postId: id,
      gradeLevelId: id.nullable().default(null),
      competencyId: id,
      level: level.nullable(),
      /** Left out: as it was, 1 for a new line. */
      weight: z.number().int().min(1).max(100).optional(),
    }),
    output: done,
    undo: 'captured',
    describes: ['post', 'competency', 'level?', 'context?'],
    refusals: ['unknown_post', 'unknown_grade_level', 'unknown_competency'],
  }),

  /**
   * Writes the accepted rows of a roster, all or none. `bookNumber` is the number the book has the person
   * under (null = new); units, posts and grade levels are found by name or made.
   */
  writeRoster: command({
    input: z.object({
      fileName: requiredLine(255),
      sheet: line(80).nullable().default(null),
      rows: z.array(z.object({ person: rosterPerson, bookNumber: line(40).nullable() })).max(600_000),
      /** What the preview counted besides (conflicts, errors): kept with the run. */
      counts: z.record(z.string(), z.number()).default({}),
    }),
    output: z.object({
      runId: z.string(),
      new: z.number(),
      changed: z.number(),
      transferred: z.number(),
      left: z.number(),
      rehired: z.number(),
    }),
    undo: 'captured',
    describes: ['file', 'count'],
    internal: true,
    /** `book_changed`: a person of the preview came, went or was renumbered since; preview again. */
    refusals: ['book_changed'],
  }),

  /** The list as a workbook (.xlsx) or .csv, phones masked. */
  exportList: job({
    input: personFilter.extend({ file: ticket, language: z.enum(['zh-CN', 'en']) }),
    output: z.object({ people: z.number() }),
    refusals: targetRefusals,
  }),
}
