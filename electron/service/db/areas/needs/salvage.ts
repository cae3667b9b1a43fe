import type { Database } from 'better-sqlite3'
import type { AreaSalvage } from '../../sqlite/salvage/area-salvage'
import { attempted } from '../../sqlite/salvage/walked'

export const needsSalvage: AreaSalvage = {
  rebuilt: { standing: standings },
  labels: { need: 'number' },
  days: ['rated_on', 'due_on'],
}

/** The newest rating of each competency, which is what the table says of itself. */
function standings(sqlite: Database): number {
  return attempted(
    () =>
      sqlite
        .prepare(
          `INSERT OR IGNORE INTO standing (person_id, competency_id, state, level, method, rated_on, rating_id)
           SELECT person_id, competency_id, state, level, method, rated_on, id FROM rating
           WHERE id = (SELECT id FROM rating AS newest
             WHERE newest.person_id = rating.person_id AND newest.competency_id = rating.competency_id
             ORDER BY rated_on DESC, id DESC LIMIT 1)`,
        )
        .run().changes,
  )
}
