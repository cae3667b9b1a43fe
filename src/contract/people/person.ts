import { z } from 'zod'
import { part } from '../../domain/fields/fields'
import { targetRefusals } from '../../domain/files/place-refusals'
import { employmentEventKinds, personStatuses } from '../../domain/people/codes'
import { type MaskedValues, maskedName, maskedNames } from '../../domain/people/masked-fields'
import { factFields, listedFields, ownFields, personFields } from '../../domain/people/person-fields'
import { command, job, query } from '../define'
import { answered, typed } from '../field-shapes'
import { caveat, day, done, id, line, manyIds, requiredLine, ticket } from '../shapes'
import { namedRecord, personBrief } from './brief'

const tag = requiredLine(20)
/** phoneMasked, and the same of whatever the list of fields says is masked. */
const maskedAnswers = Object.fromEntries(
  maskedNames.map(name => [maskedName(name), z.string().nullable()]),
) as MaskedValues<z.ZodNullable<z.ZodString>>

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
  ...maskedAnswers,
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

/** What a pasted word came to (domain/people/match-people.ts). */
export const pastedToken = z.object({
  token: z.string(),
  state: z.enum(['matched', 'homonym', 'left', 'unknown']),
  by: z.enum(['number', 'padded_number', 'name', 'pinyin', 'initials', 'nickname']).nullable(),
  candidates: z.array(personBrief),
  repeated: z.boolean(),
})
export type PastedToken = z.infer<typeof pastedToken>

/** A word of a pasted list with the part of the list it stood in (`ListPart`). */
export const listedToken = pastedToken.extend({
  part: z.object({ nth: z.number().int(), text: z.string() }),
})
export type ListedToken = z.infer<typeof listedToken>

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

const identity = typed(part(personFields, 'identity'))
const givenFacts = z.object(typed(factFields)).partial()

const placement = { unitId: id.nullable(), postId: id.nullable(), gradeLevelId: id.nullable() }
const unknownPlace = ['unknown_unit', 'unknown_post', 'unknown_grade_level'] as const

/** Who works here, and what happens to their employment. */
export const personProcedures = {
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
  briefs: query({ input: z.object({ ids: manyIds }), output: z.array(personBrief) }),
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
  match: query({ input: z.object({ text: z.string().max(50_000) }), output: z.array(listedToken) }),
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
  /** The list as a workbook (.xlsx) or .csv, phones masked. */
  exportList: job({
    input: personFilter.extend({ file: ticket, language: z.enum(['zh-CN', 'en']) }),
    output: z.object({ people: z.number(), caveat }),
    reads: true,
    refusals: targetRefusals,
  }),
}
