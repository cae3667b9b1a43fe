import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openBenchBook, rosterPerson } from '../bench-book'
import type { Measured } from '../figure'
import { inTurn, timed } from '../pairs'
import type { BenchSize } from '../sizes'
import { writePast } from '../write-past'

/** The one query the map needs: people of each unit by competency, level asked and level reached. */
const bare = `
  SELECT person.unit_id, line.competency_id, line.level AS required, standing.state, standing.level,
    count(*) AS people, max(standing.rated_on) AS newest
  FROM person JOIN post_requirement AS line ON line.post_id = person.post_id
  LEFT JOIN standing ON standing.person_id = person.id AND standing.competency_id = line.competency_id
  WHERE person.status = 'active'
  GROUP BY person.unit_id, line.competency_id, line.level, standing.state, standing.level`

/** Calls in one round: a single one is too short to time. */
const calls = 5

/** The map of an office whose every post asks every competency and everybody was rated, over the wire. */
export async function gapMap({ pairs, gap }: BenchSize): Promise<Measured> {
  const book = await openBenchBook()
  try {
    const rows = Array.from({ length: gap.people }, (_, index) => ({
      person: rosterPerson(index),
      bookNumber: null,
    }))
    await book.service.call('people', 'writeRoster', { fileName: 'bench.xlsx', sheet: '1', rows })
    rateEverybody(join(book.folder, 'book.db'), gap.competencies)
    const sqlite = new Database(join(book.folder, 'book.db'), { readonly: true })
    const query = sqlite.prepare(bare)
    const measured = await inTurn(
      {
        product: () => rounds(() => book.caller.needs.gapMap({})),
        base: () => rounds(async () => void query.all()),
      },
      pairs,
    )
    sqlite.close()
    return { ...measured, unit: 'ms', floor: 'the one SQL query it needs' }
  } finally {
    await book.close()
  }
}

async function rounds(work: () => Promise<unknown>): Promise<number> {
  const took = await timed(async () => {
    for (let call = 0; call < calls; call++) await work()
  })
  return took / calls
}

/** Past the application, which the map does not notice. */
function rateEverybody(file: string, competencies: number): void {
  writePast(
    file,
    `
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${competencies})
      INSERT INTO competency (id, name, category, sort) SELECT 'competency-' || i, '能力 ' || i, NULL, i FROM n;
    INSERT INTO post_requirement (id, post_id, grade_level_id, competency_id, level)
      SELECT post.id || '-' || competency.id, post.id, NULL, competency.id, 3 FROM post, competency;
    INSERT INTO rating (id, person_id, competency_id, state, level, method, rated_on)
      SELECT person.id || '-' || competency.id, person.id, competency.id, 'rated',
        (competency.sort + person.rowid) % 5 + 1, 'supervisor', '2026-11-03'
      FROM person, competency;
    INSERT OR IGNORE INTO standing (person_id, competency_id, state, level, method, rated_on, rating_id)
      SELECT person_id, competency_id, state, level, method, rated_on, id FROM rating;
  `,
  )
}
