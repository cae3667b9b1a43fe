import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type Level, levels } from '../../../src/domain/needs/codes'
import { type Gap, gapOf, type Standing } from '../../../src/domain/needs/gap'
import { countedSummary, gapCellState, gapMap, gapStep } from '../../../src/domain/needs/gap-summary'

const anyLevel = fc.constantFrom(...levels)
const anyStanding: fc.Arbitrary<Standing | null> = fc.oneof(
  fc.constant(null),
  anyLevel.map(level => ({ state: 'rated' as const, level })),
  fc.constantFrom('not_observed' as const, 'exempt' as const).map(state => ({ state })),
  fc.constantFrom('revoked' as const, 'expired' as const).map(state => ({ state })),
)
const short = (by: 1 | 2 | 3 | 4): Gap => ({ kind: 'short', by })
/** Each gap is one person's. */
const cellOf = (gaps: readonly Gap[]) => countedSummary(gaps.map(gap => ({ gap, people: 1 })))
const other = (kind: Exclude<Gap['kind'], 'short'>): Gap => ({ kind, by: null })

describe('the gap of one person in one competency', () => {
  test.each<[Level | null, Standing | null, Gap]>([
    [4, { state: 'rated', level: 2 }, short(2)],
    [5, { state: 'rated', level: 1 }, short(4)],
    [2, { state: 'rated', level: 2 }, other('met')],
    [2, { state: 'rated', level: 5 }, other('met')],
    [2, null, other('unrated')],
    [2, { state: 'not_observed' }, other('not_observed')],
    [2, { state: 'exempt' }, other('exempt')],
    [2, { state: 'revoked', level: 4 }, other('revoked')],
    [2, { state: 'expired', level: 1 }, other('expired')],
    [null, null, other('not_required')],
    [null, { state: 'rated', level: 1 }, other('not_required')],
  ])('required %s, standing %j: %j', (required, standing, gap) =>
    expect(gapOf(required, standing)).toEqual(gap),
  )

  it('has a number only for a rated person who is short, and never 0', () => {
    fc.assert(
      fc.property(fc.option(anyLevel), anyStanding, (required, standing) => {
        const gap = gapOf(required, standing)
        expect(gap.kind === 'short').toBe(gap.by !== null)
        expect(gap.by).not.toBe(0)
        if (gap.kind === 'short') expect(standing?.state).toBe('rated')
      }),
    )
  })
})

describe('a cell of the heat map', () => {
  it('keeps the states apart', () => {
    const cell = cellOf([
      short(2),
      short(1),
      other('met'),
      other('unrated'),
      other('exempt'),
      other('not_required'),
    ])
    expect(cell).toMatchObject({ required: 5, rated: 3, levelsShort: 3 })
    expect(cell.people).toMatchObject({
      short: 2,
      met: 1,
      unrated: 1,
      exempt: 1,
      not_required: 1,
      expired: 0,
    })
  })

  it('counts everybody exactly once', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.option(anyLevel), anyStanding)), pairs => {
        const cell = cellOf(pairs.map(([required, standing]) => gapOf(required, standing)))
        const sum = Object.values(cell.people).reduce((total, count) => total + count, 0)
        expect(sum).toBe(pairs.length)
        expect(cell.required + cell.people.not_required).toBe(pairs.length)
      }),
    )
  })

  test.each<[Gap[], string]>([
    [[], 'not_required'],
    [[other('not_required')], 'not_required'],
    [[other('unrated'), other('not_observed')], 'unrated'],
    [[other('met'), other('unrated')], 'met'],
    [[short(1), other('met')], 'short'],
    [[short(4)], 'short'],
    [[other('met'), other('unrated'), other('unrated')], 'unrated'],
    [[other('met'), other('exempt')], 'met'],
  ])('%#', (gaps, state) => {
    const cell = cellOf(gaps)
    expect(gapCellState(cell, cell.people.short)).toBe(state)
  })

  test.each([
    [1, 60, 1],
    [3, 60, 2],
    [8, 60, 3],
    [15, 60, 6],
    [23, 60, 7],
    [24, 60, 8],
    [60, 60, 8],
  ])('%i of %i asked is step %i, whatever the rest of the map shows', (people, asked, step) => {
    expect(gapStep(people, asked)).toBe(step)
  })

  it('rolls up as often as a row is named', () => {
    const map = gapMap([
      { rowId: 'south', competencyId: 'policy', gap: short(2) },
      { rowId: 'hq', competencyId: 'policy', gap: short(2) },
      { rowId: 'hq', competencyId: 'policy', gap: short(1) },
      { rowId: 'hq', competencyId: 'tone', gap: other('met') },
    ])
    expect(map.get('hq')?.get('policy')?.people.short).toBe(2)
    expect(map.get('south')?.get('policy')?.levelsShort).toBe(2)
    expect(map.get('south')?.get('tone')).toBeUndefined()
  })
})
