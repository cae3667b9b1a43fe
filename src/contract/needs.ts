import { z } from 'zod'
import { gapKinds, needSources, needStatuses, ratingMethods, ratingStates } from '../domain/needs/codes'
import { command, query } from './define'
import { personWords } from './people/brief'
import { day, done, id, level, line, prose, requiredLine } from './shapes'

const named = { id: z.string(), name: z.string(), nameEn: z.string().nullable() }

/** What a cell says of one person: never a number for somebody nobody has rated. */
const gapKind = z.enum(gapKinds)

/** A row of the unit map: a unit with everything below it, or (`own`) the opened unit's own people. */
export const gapRow = z.object({
  /** The unit's id; 'none' for people without a unit. */
  id: z.string(),
  unitId: z.string().nullable(),
  name: z.string(),
  nameEn: z.string().nullable(),
  own: z.boolean(),
  /** It has units of its own to open. */
  opens: z.boolean(),
  people: z.number(),
})
export type GapRow = z.infer<typeof gapRow>

/** Of the people of one row: how many fall short, stand where they should, or are not known to. */
export const gapCell = z.object({
  rowId: z.string(),
  competencyId: z.string(),
  /** People whose post asks for it: the sum of the counts below. */
  required: z.number(),
  short: z.number(),
  met: z.number(),
  unrated: z.number(),
  notObserved: z.number(),
  exempt: z.number(),
  revoked: z.number(),
  expired: z.number(),
  /** Levels short, added up over those who are short. */
  levelsShort: z.number(),
})
export type GapCell = z.infer<typeof gapCell>

export const personGap = z.object({
  personId: z.string(),
  ...personWords,
  kind: gapKind,
  required: level.nullable(),
  level: level.nullable(),
  /** Levels short; only `short` has one. */
  by: z.number().nullable(),
})
export type PersonGap = z.infer<typeof personGap>

/** 到__，__由__到__: the one sentence a target is. */
export const needTarget = z.object({
  by: day,
  measure: requiredLine(100),
  from: line(40).nullable().default(null),
  to: requiredLine(40),
})
export type NeedTarget = z.infer<typeof needTarget>

export const needRow = z.object({
  id: z.string(),
  number: z.number(),
  title: z.string(),
  source: z.enum(needSources),
  competency: z.object(named).nullable(),
  unit: z.object(named).nullable(),
  dueOn: z.string().nullable(),
  target: needTarget.nullable(),
  gapTenths: z.number().nullable(),
  criticality: z.number().nullable(),
  headcount: z.number().nullable(),
  /** gap × criticality × headcount (domain/needs/priority); null while one of them is not known. */
  priority: z.number().nullable(),
  status: z.enum(needStatuses),
  decisionReason: z.string().nullable(),
  createdOn: z.string(),
})
export type NeedRow = z.infer<typeof needRow>

const needFields = {
  title: requiredLine(200),
  source: z.enum(needSources),
  competencyId: id.nullable().default(null),
  unitId: id.nullable().default(null),
  dueOn: day.nullable().default(null),
  target: needTarget.nullable().default(null),
  /** Mean levels short in tenths, 1.0 to 5.0; null: not yet known. */
  gapTenths: z.number().int().min(1).max(50).nullable().default(null),
  criticality: z.number().int().min(1).max(5).nullable().default(null),
  /** Null: as many as are named, else as work in the unit. */
  headcount: z.number().int().min(0).max(100_000).nullable().default(null),
  personIds: z.array(id).max(5000).default([]),
}

export const needs = {
  /** Unit × competency: the units under headquarters and headquarters' own people, or the units under `unitId`. */
  gapMap: query({
    input: z.object({ unitId: id.nullable().default(null), postId: id.nullable().default(null) }),
    output: z.object({
      /** From the top to the opened unit. */
      path: z.array(z.object(named)),
      competencies: z.array(z.object(named)),
      rows: z.array(gapRow),
      cells: z.array(gapCell),
      /** The newest rating the map rests on. */
      asOf: z.string().nullable(),
      /** Somebody has been rated in something. */
      assessed: z.boolean(),
      /** Posts held by people here that ask for nothing yet. */
      unaskedPosts: z.array(z.object({ ...named, people: z.number() })),
      withoutPost: z.number(),
    }),
    reads: ['needs', 'people'],
  }),
  /** Person × competency of one unit and everything below it (`own`: without). */
  personMap: query({
    input: z.object({
      unitId: id.nullable().default(null),
      own: z.boolean().default(false),
      postId: id.nullable().default(null),
    }),
    output: z.object({
      competencies: z.array(z.object(named)),
      rows: z.array(z.object({ id: z.string(), ...personWords, short: z.number() })),
      /** One list for each row, one whole number for each competency: domain/needs/packed-gap. */
      cells: z.array(z.array(z.number().int().min(0).max(59))),
      asOf: z.string().nullable(),
      assessed: z.boolean(),
    }),
    reads: ['needs', 'people'],
  }),
  /** The people behind one cell, furthest behind first. `unitId` null: everybody, or (`own`) people without a unit. */
  peopleBehind: query({
    input: z.object({
      unitId: id.nullable(),
      own: z.boolean().default(false),
      competencyId: id,
      postId: id.nullable().default(null),
      kinds: z.array(gapKind).default(['short']),
    }),
    output: z.array(personGap),
    reads: ['needs', 'people'],
  }),
  /** One person against the post's profile, with the history of ratings. */
  ofPerson: query({
    input: z.object({ personId: id }),
    output: z.array(
      z.object({
        competency: z.object(named),
        required: level.nullable(),
        level: level.nullable(),
        kind: gapKind,
        by: z.number().nullable(),
        /** Newest first. */
        ratings: z.array(
          z.object({
            id: z.string(),
            state: z.enum(ratingStates),
            level: level.nullable(),
            method: z.enum(ratingMethods),
            ratedOn: z.string(),
            assessor: z.string().nullable(),
            sessionId: z.string().nullable(),
          }),
        ),
      }),
    ),
    reads: ['needs', 'people'],
  }),
  /** Rates one person by hand. */
  rate: command({
    input: z.object({
      personId: id,
      competencyId: id,
      state: z.enum(ratingStates),
      level: level.nullable(),
      method: z.enum(ratingMethods),
      ratedOn: day,
      assessor: line(60).nullable().default(null),
    }),
    output: done,
    undo: 'captured',
    describes: ['name', 'competency'],
    refusals: ['not_found', 'level_missing', 'future_day'],
  }),
  /** The accepted rows of an ability matrix, all or none. Competencies are found or made by name. */
  writeAbility: command({
    input: z.object({
      fileName: line(300),
      sheet: line(200),
      rows: z
        .array(
          z.object({
            personId: id,
            assessor: line(60).nullable(),
            ratedOn: day,
            method: z.enum(ratingMethods),
            ratings: z.array(
              z.object({
                competency: requiredLine(100),
                state: z.enum(ratingStates),
                level: level.nullable(),
              }),
            ),
          }),
        )
        .max(600_000),
      counts: z.record(z.string(), z.number()),
    }),
    output: z.object({ ratings: z.number(), competencies: z.number() }),
    undo: 'captured',
    describes: ['file', 'people', 'ratings'],
    internal: true,
    refusals: ['not_found'],
  }),

  /** Highest priority first, unknown ones last, then by number. */
  list: query({
    input: z.object({ status: z.enum([...needStatuses, 'all']).default('open') }),
    output: z.array(needRow),
    reads: ['needs', 'people'],
  }),
  get: query({
    input: z.object({ id }),
    output: needRow.extend({ people: z.array(z.object({ id: z.string(), ...personWords })) }).nullable(),
    reads: ['needs', 'people'],
  }),
  add: command({
    input: z.object(needFields),
    output: z.object({ id, number: z.number() }),
    undo: 'captured',
    describes: ['number', 'title'],
    refusals: ['not_found'],
  }),
  change: command({
    input: z.object({ id, ...needFields }),
    output: done,
    undo: 'captured',
    describes: ['number', 'title'],
    refusals: ['not_found'],
  }),
  /** open → planned happens by itself when a plan line is made; here a person closes, declines or reopens, with the reason. */
  decide: command({
    input: z.object({ id, status: z.enum(needStatuses), reason: prose(500).nullable() }),
    output: done,
    undo: 'captured',
    describes: ['number', 'status', 'title'],
    refusals: ['not_found', 'same_status', 'not_from_here', 'no_plan_line', 'no_reason'],
  }),
}
