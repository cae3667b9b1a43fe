/**
 * What People offers other areas inside the service. Everything here reads; what they must write goes through
 * the commands of the contract.
 */

import type { PersonBrief } from '../../../src/contract/people/brief'
import type { KnownPerson } from '../../../src/domain/imports/person-match'
import { type ListedPerson, matchPeople } from '../../../src/domain/people/match-people'
import type { MatchablePerson, NameSound } from '../../../src/domain/people/person-index'
import type { Db } from '../context'
import { readingOf } from '../text/reading'
import { listBriefs } from './person-store'
import { listUnits, pathsOf } from './units-store'

export { withBrief, wordsOf } from './brief'

/** How a name sounds, for matching pasted lists. */
export function soundOf(name: string): NameSound {
  const { pinyin, initials } = readingOf(name)
  // In a list Al and Jo are names: two letters stand for nobody whose name is written in letters.
  return { pinyin: pinyin.join(''), initials: pinyin.length > 0 ? initials : '' }
}

/** Everybody in the book as pasted lists are matched against; thousands of narrow rows. */
export async function listMatchable(db: Db): Promise<MatchablePerson[]> {
  const pathOf = pathsOf(await listUnits(db))
  const rows = await db.selectFrom('person').select(['id', 'staff_no', 'name', 'status', 'unit_id']).execute()
  return rows.map(row => ({
    id: row.id,
    staffNumber: row.staff_no,
    name: row.name,
    status: row.status,
    unitName: pathOf(row.unit_id)
      .map(unit => unit.name)
      .join(' '),
  }))
}

/** A pasted list read against the book: per word matched, homonyms, left or unknown. */
export async function matchPasted(
  db: Db,
  text: string,
): Promise<(Omit<ListedPerson, 'candidates'> & { candidates: PersonBrief[] })[]> {
  const pasted = matchPeople(text, await listMatchable(db), soundOf)
  const ids = [...new Set(pasted.flatMap(word => word.candidates.map(person => person.id)))]
  const briefs = new Map((await listBriefs(db, ids)).map(brief => [brief.id, brief]))
  return pasted.map(word => ({
    ...word,
    candidates: word.candidates.flatMap(person => briefs.get(person.id) ?? []),
  }))
}

/** Names, numbers, units and posts of these people, in the order asked for. */
export function briefsOf(db: Db, ids: readonly string[]): Promise<PersonBrief[]> {
  return listBriefs(db, ids)
}

/** Everybody in the book, as far as a row of a file can name them. */
export async function everybodyKnown(db: Db): Promise<KnownPerson[]> {
  return db.selectFrom('person').select(['id', 'staff_no as staffNo', 'name', 'name_en as nameEn']).execute()
}
