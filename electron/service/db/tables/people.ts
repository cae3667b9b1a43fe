/** Row types of People and posts: one property per column of migrations/0002-people.ts. */
import type { Generated, GeneratedAlways } from 'kysely'
import type { RowOf } from '../../../../src/domain/fields/fields'
import type { PersonFields } from '../../../../src/domain/people/person-fields'

export interface UnitTable {
  id: string
  parent_id: string | null
  kind: 'headquarters' | 'branch' | 'department' | 'team'
  name: string
  name_en: string | null
  sort: Generated<number>
}

export interface PostTable {
  id: string
  name: string
  name_en: string | null
  duties: string | null
  sort: Generated<number>
}

export interface GradeLevelTable {
  id: string
  name: string
  name_en: string | null
  sort: Generated<number>
}

/** business_line and channel: migrations/0013-people-lists.ts. */
export interface ListEntryTable {
  id: string
  name: string
  name_en: string | null
  sort: Generated<number>
  retired: Generated<0 | 1>
}

/** The columns are those of domain/people/person-fields.ts. */
export interface PersonTable extends RowOf<PersonFields> {
  id: string
  sort_key: string
  number_key: GeneratedAlways<string>
  hired_key: GeneratedAlways<string>
}

interface PersonTagTable {
  person_id: string
  tag: string
}

export interface EmploymentEventTable {
  id: string
  person_id: string
  kind: 'hire' | 'transfer' | 'leave' | 'rehire'
  on_day: string
  from_unit_id: string | null
  to_unit_id: string | null
  from_post_id: string | null
  to_post_id: string | null
  from_grade_level_id: string | null
  to_grade_level_id: string | null
  reason: string | null
}

export interface CompetencyTable {
  id: string
  name: string
  name_en: string | null
  category: string | null
  descriptors: Generated<string>
  sort: Generated<number>
}

export interface PostRequirementTable {
  id: string
  post_id: string
  grade_level_id: string | null
  competency_id: string
  level: number
  weight: Generated<number>
}

declare module '../schema' {
  interface BookSchema {
    unit: UnitTable
    post: PostTable
    grade_level: GradeLevelTable
    business_line: ListEntryTable
    channel: ListEntryTable
    person: PersonTable
    person_tag: PersonTagTable
    employment_event: EmploymentEventTable
    competency: CompetencyTable
    post_requirement: PostRequirementTable
  }
}
