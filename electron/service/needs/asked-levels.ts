import type { SelectQueryBuilder } from 'kysely'
import type { Db } from '../context'
import type { BookSchema } from '../db/schema'

/** Whose posts: everybody active, or one person whether active or not. */
export type Whose = { personId: string } | 'active'

type People = SelectQueryBuilder<BookSchema, 'person', object>

/**
 * `asked` (post_id, grade_level_id, competency_id, level): the level each post at each grade asks of its people. A line
 * for the grade overrides the post's general line; it may also ask less.
 */
export function withAskedLevels(db: Db, whose: Whose) {
  const chosen = (people: People) =>
    whose === 'active'
      ? people.where('person.status', '=', 'active')
      : people.where('person.id', '=', whose.personId)
  return db
    .with('profile', query =>
      chosen(query.selectFrom('person'))
        .select(['person.post_id', 'person.grade_level_id'])
        .where('person.post_id', 'is not', null)
        .distinct(),
    )
    .with('asked', query =>
      query
        .selectFrom('profile')
        .innerJoin('post_requirement as line', join =>
          join
            .onRef('line.post_id', '=', 'profile.post_id')
            .on(eb =>
              eb.or([
                eb('line.grade_level_id', 'is', null),
                eb('line.grade_level_id', '=', eb.ref('profile.grade_level_id')),
              ]),
            ),
        )
        .select(eb => [
          'profile.post_id',
          'profile.grade_level_id',
          'line.competency_id',
          eb.fn
            .coalesce(
              eb.fn.max(
                eb.case().when('line.grade_level_id', 'is not', null).then(eb.ref('line.level')).end(),
              ),
              eb.fn.max('line.level'),
            )
            .$castTo<number>()
            .as('level'),
        ])
        .groupBy(['profile.post_id', 'profile.grade_level_id', 'line.competency_id']),
    )
}
