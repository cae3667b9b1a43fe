import type { SelectQueryBuilder } from 'kysely'
import { type PersonWords, personWords } from '../../../src/contract/people/brief'
import type { BookSchema } from '../db/schema'

/** The words that tell a person from others, for a statement that has `person` among its tables. */
export function withBrief<DB, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
): SelectQueryBuilder<DB, TB, O & PersonWords> {
  // Whatever else it reads: of that nothing is touched here.
  const people = query as unknown as SelectQueryBuilder<BookSchema, 'person', object>
  const named = people
    .leftJoin('unit', 'unit.id', 'person.unit_id')
    .leftJoin('unit as branch', join =>
      join.onRef('branch.id', '=', 'unit.parent_id').on('unit.kind', '=', 'team'),
    )
    .leftJoin('post', 'post.id', 'person.post_id')
    .leftJoin('grade_level', 'grade_level.id', 'person.grade_level_id')
    .select([
      'person.name',
      'person.name_en as nameEn',
      'person.staff_no as staffNo',
      'unit.name as unitName',
      'unit.name_en as unitNameEn',
      'branch.name as branchName',
      'branch.name_en as branchNameEn',
      'post.name as postName',
      'post.name_en as postNameEn',
      'grade_level.name as gradeLevelName',
      'grade_level.name_en as gradeLevelNameEn',
    ])
  // The statement as it came, with these columns more.
  return named as unknown as SelectQueryBuilder<DB, TB, O & PersonWords>
}

const words = Object.keys(personWords) as (keyof PersonWords)[]

/** The same words of somebody of whom more is known. */
export const wordsOf = (person: PersonWords): PersonWords =>
  // One value for each of the names.
  Object.fromEntries(words.map(word => [word, person[word]])) as unknown as PersonWords
