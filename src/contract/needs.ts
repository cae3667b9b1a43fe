import { z } from 'zod'
import { needSources, needStatuses, ratingMethods, ratingStates } from '../domain/needs/codes'
import { command, query } from './define'
import { day, done, id, level, line, prose, requiredLine } from './shapes'

const named = { id: z.string(), name: z.string(), nameEn: z.string().nullable() }

/** Of the people of one row: how many fall short, stand where they should, or are not known to. */
export const gapCell = z.object({
  rowId: z.string(),
  competencyId: z.string(),
  required: z.number(),
  short: z.number(),
  met: z.number(),
  unrated: z.number(),
  notObserved: z.number(),
  exempt: z.number(),
  lapsed: z.number(),
})

export const personGap = z.object({
  personId: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  staffNo: z.string().nullable(),
  unitName: z.string().nullable(),
  postName: z.string().nullable(),
  gradeLevelName: z.string().nullable(),
  kind: z.enum(['met', 'short', 'unrated', 'not_observed', 'exempt', 'revoked', 'expired', 'not_required']),
  required: level.nullable(),
  level: level.nullable(),
  by: z.number(),
})

export const needRow = z.object({
  id: z.string(),
  number: z.number(),
  title: z.string(),
  source: z.enum(needSources),
  competency: z.object(named).nullable(),
  unit: z.object(named).nullable(),
  dueOn: z.string().nullable(),
  target: z.string().nullable(),
  gap: z.number(),
  criticality: z.number(),
  headcount: z.number(),
  /** gap × criticality × headcount. */
  priority: z.number(),
  status: z.enum(needStatuses),
  decisionReason: z.string().nullable(),
  createdOn: z.string(),
})

const needFields = {
  title: requiredLine(200),
  source: z.enum(needSources),
  competencyId: id.nullable().default(null),
  unitId: id.nullable().default(null),
  dueOn: day.nullable().default(null),
  target: line(300).nullable().default(null),
  gap: z.number().int().min(1).max(5).default(1),
  criticality: z.number().int().min(1).max(5).default(3),
  personIds: z.array(id).max(5000).default([]),
}

export const needs = {
  /** Unit × competency, or person × competency below one unit. Units are the branches under headquarters unless `unitId` opens one. */
  gapMap: query({
    input: z.object({
      by: z.enum(['unit', 'person']),
      unitId: id.nullable().default(null),
      postId: id.nullable().default(null),
    }),
    output: z.object({
      competencies: z.array(z.object(named)),
      rows: z.array(
        z.object({
          ...named,
          staffNo: z.string().nullable(),
          postName: z.string().nullable(),
          people: z.number(),
        }),
      ),
      cells: z.array(gapCell),
      /** For by person: the level held and asked of each cell, in the order of `cells`. */
      levels: z.array(
        z.object({ level: level.nullable(), required: level.nullable(), kind: personGap.shape.kind }),
      ),
      largestShort: z.number(),
      asOf: z.string().nullable(),
    }),
    reads: ['needs', 'people'],
  }),
  /** The people behind one cell, furthest behind first. */
  peopleBehind: query({
    input: z.object({
      unitId: id.nullable(),
      competencyId: id,
      postId: id.nullable().default(null),
      onlyShort: z.boolean().default(true),
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
        kind: personGap.shape.kind,
        by: z.number(),
        ratings: z.array(
          z.object({
            state: z.enum(ratingStates),
            level: level.nullable(),
            method: z.enum(ratingMethods),
            ratedOn: z.string(),
            assessor: z.string().nullable(),
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
        .max(100_000),
      counts: z.record(z.string(), z.number()),
    }),
    output: z.object({ ratings: z.number(), competencies: z.number() }),
    undo: 'captured',
  }),

  list: query({
    input: z.object({ status: z.enum([...needStatuses, 'all']).default('open') }),
    output: z.array(needRow),
    reads: ['needs', 'people', 'plan'],
  }),
  get: query({
    input: z.object({ id }),
    output: needRow
      .extend({
        people: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            nameEn: z.string().nullable(),
            staffNo: z.string().nullable(),
            unitName: z.string().nullable(),
          }),
        ),
        planLines: z.array(
          z.object({
            id: z.string(),
            year: z.number(),
            number: z.number(),
            courseName: z.string(),
            courseNameEn: z.string().nullable(),
            month: z.number(),
          }),
        ),
      })
      .nullable(),
    reads: ['needs', 'people', 'plan'],
  }),
  add: command({
    input: z.object(needFields),
    output: z.object({ id, number: z.number() }),
    undo: 'captured',
    refusals: ['not_found'],
  }),
  change: command({
    input: z.object({ id, ...needFields }),
    output: done,
    undo: 'captured',
    refusals: ['not_found'],
  }),
  /** open → planned happens by itself when a plan line is made; here a person closes, declines or reopens, with the reason. */
  decide: command({
    input: z.object({ id, status: z.enum(needStatuses), reason: prose(500).nullable() }),
    output: done,
    undo: 'captured',
    refusals: ['not_found', 'same_status', 'not_from_here', 'no_plan_line', 'no_reason'],
  }),
}
