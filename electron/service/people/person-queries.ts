import type { NamedRecord } from '../../../src/contract/people/brief'
import type { PersonDetail } from '../../../src/contract/people/person'
import { valuesOf } from '../../../src/domain/fields/fields'
import { ownFields, type PersonListTable } from '../../../src/domain/people/person-fields'
import { queryTokens } from '../../../src/domain/search/query-tokens'
import type { Db } from '../context'
import { matchTerms } from '../db/sqlite/full-text'
import { listEvents } from './employment-store'
import { findGradeLevel } from './grade-levels-store'
import { findEntry } from './lists-store'
import { findPerson, findPersonByNumber, listBriefs, listFirstIds, listTags } from './person-store'
import { findPost } from './posts-store'
import { listUnits, pathsOf } from './units-store'

export async function findDetail(db: Db, id: string): Promise<PersonDetail | null> {
  const person = await findPerson(db, id)
  if (!person) return null
  const post = person.post_id === null ? null : await findPost(db, { id: person.post_id })
  const gradeLevel =
    person.grade_level_id === null ? null : await findGradeLevel(db, { id: person.grade_level_id })
  const supervisor = person.supervisor_no === null ? null : await findPersonByNumber(db, person.supervisor_no)
  const [supervisorBrief] = supervisor ? await listBriefs(db, [supervisor.id]) : []
  return {
    id: person.id,
    ...valuesOf(ownFields, person),
    unitPath: pathsOf(await listUnits(db))(person.unit_id),
    post: post && { id: post.id, name: post.name, nameEn: post.name_en },
    gradeLevel: gradeLevel && { id: gradeLevel.id, name: gradeLevel.name, nameEn: gradeLevel.name_en },
    businessLine: await namedEntry(db, 'business_line', person.business_line_id),
    channel: await namedEntry(db, 'channel', person.channel_id),
    supervisor: supervisorBrief ?? null,
    tags: (await listTags(db, [id])).get(id) ?? [],
    history: await listEvents(db, id),
  }
}

async function namedEntry(db: Db, table: PersonListTable, id: string | null): Promise<NamedRecord | null> {
  const entry = id === null ? null : await findEntry(db, table, { id })
  return entry && { id: entry.id, name: entry.name, nameEn: entry.name_en }
}

/** The few best for a picker. The index ranks people still here first, so leavers fall off the end. */
export async function findForPicker(db: Db, input: { text: string; left: boolean; limit: number }) {
  const terms = queryTokens(input.text)
  const asked = input.text.trim() !== ''
  if (asked && terms.length === 0) return []
  const ids = asked
    ? (await matchTerms(db, terms, input.limit, 'person')).map(match => match.ref)
    : await listFirstIds(db, input.left, input.limit)
  const briefs = await listBriefs(db, ids)
  return input.left ? briefs : briefs.filter(person => person.status === 'active')
}
