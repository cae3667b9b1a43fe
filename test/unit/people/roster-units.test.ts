import { describe, expect, it } from 'vitest'
import { readLayout } from '../../../src/domain/imports/layout'
import { rosterChanges } from '../../../src/domain/people/roster-changes'
import { rosterSpec } from '../../../src/domain/people/roster-fields'
import type { RosterUnit } from '../../../src/domain/people/roster-units'
import { previewRoster } from '../../support/roster-preview'
import { accepted, tableOf } from '../imports/table-of'

const unit = (id: string, name: string, kind: RosterUnit['kind'], parentId: string | null): RosterUnit => ({
  id,
  name,
  kind,
  parentId,
  nameEn: null,
  sort: 0,
})
const units = [
  unit('hq', 'Acme', 'headquarters', null),
  unit('s', 'South Region', 'branch', 'hq'),
  unit('n', 'North Region', 'branch', 'hq'),
  unit('e', 'Escalations', 'team', 's'),
  unit('s1', 'Team 1', 'team', 's'),
  unit('n1', 'Team 1', 'team', 'n'),
]
const garcia = {
  staffNo: 'E1',
  name: 'García, Ana',
  status: 'active',
  unitId: 'e',
  unit: 'South Region',
  team: 'Escalations',
} as const
const ode = {
  staffNo: 'E2',
  name: 'Ode, Ben',
  status: 'active',
  unitId: 'n',
  unit: 'North Region',
  team: null,
} as const

function look(...rows: string[]) {
  const people = new Map([garcia, ode].map(one => [one.staffNo as string, one]))
  const names = {
    unit: units.filter(({ kind }) => kind !== 'team'),
    team: units.filter(({ kind }) => kind === 'team'),
  }
  const book = { people, names, units }
  const shown = previewRoster(accepted(readLayout([tableOf(rows)], rosterSpec)), book, {
    today: '2026-11-21',
  })
  const changesOf = rosterChanges(book)
  return {
    ...shown,
    moves: shown.accepted
      .flatMap(changesOf)
      .map(({ before, after }) =>
        [before, after].map(value =>
          value?.as === 'names' ? value.names.map(({ name }) => name).join('/') : null,
        ),
      ),
    made: shown.findings.filter(({ code }) => code === 'new_names').map(({ value }) => value),
  }
}

const HEAD = 'Employee ID|Name|Department|Position'
const TEAMS = 'Employee ID|Name|Department|Team'

describe('where a roster leads', () => {
  it('is nowhere new for somebody whose own team stands as the department', () => {
    const shown = look(HEAD, 'E1|García, Ana|Escalations|')
    expect(shown).toMatchObject({ unchanged: 1, changed: 0, moves: [], made: [] })
  })

  it('is the only team of that name for somebody else', () => {
    const shown = look(HEAD, 'E2|Ode, Ben|Escalations|')
    expect(shown.moves).toEqual([['North Region', 'South Region/Escalations']])
    expect(shown.made).toEqual([])
  })

  it('is a new unit where several teams bear the name', () => {
    const shown = look(HEAD, 'E2|Ode, Ben|Team 1|')
    expect(shown.moves).toEqual([['North Region', 'Team 1']])
    expect(shown.made).toEqual(['Team 1'])
  })

  it('stays the team where the row names its unit only', () => {
    expect(look(HEAD, 'E1|García, Ana|South Region|')).toMatchObject({ unchanged: 1, moves: [] })
  })

  it('is a team below its own unit, new where the unit has none of that name', () => {
    const shown = look(TEAMS, 'E1|García, Ana|North Region|Escalations', 'E2|Ode, Ben|North Region|Team 1')
    expect(shown.moves).toEqual([
      ['South Region/Escalations', 'North Region/Escalations'],
      ['North Region', 'North Region/Team 1'],
    ])
    expect(shown.made).toEqual(['Escalations'])
  })
})
