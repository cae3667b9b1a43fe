import { client } from '../../app/client'
import { useDraft } from '../../app/drafts'
import { go } from '../../app/links'
import type { GapRow } from '../../contract/needs'
import { meanGapTenths } from '../../domain/needs/priority'

/** One cell of the unit map: whose, in what, and within which filter. */
export interface UnitCell {
  row: GapRow
  competencyId: string
  postId: string | null
  short: number
  levelsShort: number
}

/** How one asks for the people of a cell. */
export const askedOf = (cell: Omit<UnitCell, 'short' | 'levelsShort'>) => ({
  unitId: cell.row.unitId,
  own: cell.row.own,
  competencyId: cell.competencyId,
  postId: cell.postId,
})

async function shortPeople(cell: UnitCell): Promise<string[]> {
  const people = await client.needs.peopleBehind({ ...askedOf(cell), kinds: ['short'] })
  return people.map(person => person.personId)
}

/** “为这 32 人建培训班”: the people go along, the next page finds the course. */
export async function makeSession(cell: UnitCell): Promise<void> {
  if (cell.short === 0) return
  useDraft.setState({
    session: { personIds: await shortPeople(cell), competencyId: cell.competencyId },
  })
  go({ page: 'schedule' })
}

/** “列入计划”: the plan opens with a line for these people. */
export async function putInPlan(cell: UnitCell, audience: string): Promise<void> {
  if (cell.short === 0) return
  useDraft.setState({
    planLine: {
      personIds: await shortPeople(cell),
      competencyId: cell.competencyId,
      audience,
      headcount: cell.short,
    },
  })
  go({ page: 'plan' })
}

/** “记为需求”: what the form is filled in with. */
export async function needOfCell(cell: UnitCell) {
  return {
    source: 'gap' as const,
    competencyId: cell.competencyId,
    unitId: cell.row.unitId,
    personIds: await shortPeople(cell),
    gapTenths: meanGapTenths(cell.levelsShort, cell.short),
  }
}
