import type { people } from '../../../src/contract/people'
import { columnOf, type Field, type RowOf, type ValuesOf } from '../../../src/domain/fields/fields'
import { readName } from '../../../src/domain/imports/person-name'
import { readPhone } from '../../../src/domain/imports/person-words'
import {
  type EmploymentFacts,
  leaveRefusal,
  type Placement,
  rehireRefusal,
  transferRefusal,
} from '../../../src/domain/people/employment'
import { hireCorrectionRefusal, hireDayRefusal, hireEventDay } from '../../../src/domain/people/hire'
import {
  type FactFields,
  factNames,
  listFields,
  listNames,
  type OfPerson,
  personFields,
} from '../../../src/domain/people/person-fields'
import { plainText } from '../../../src/domain/text/comparable-name'
import type { AreaHandlers } from '../area-handlers'
import type { CommandContext } from '../context'
import type { EmploymentEventTable } from '../db/tables/people'
import { sortKeyOf } from '../text/reading'
import { insertEvent, lastEventDay, listEvents, updateEventDay } from './employment-store'
import { findGradeLevel } from './grade-levels-store'
import { findEntry } from './lists-store'
import {
  findPerson,
  findPersonByNumber,
  insertPerson,
  putTags,
  type StoredPerson,
  updatePerson,
} from './person-store'
import { findPost } from './posts-store'
import { listUnits } from './units-store'

type EmploymentCommands = Pick<
  AreaHandlers<typeof people>,
  'hire' | 'change' | 'transfer' | 'leave' | 'rehire'
>

export const employmentCommands: EmploymentCommands = {
  async hire(context, input) {
    const staffNo = typedNumber(input.staffNo)
    if (staffNo === null && !input.external) context.refuse('number_missing')
    await refuseTakenNumber(context, staffNo, null)
    const dayRefusal = hireDayRefusal(input.hiredOn, context.today)
    if (dayRefusal) context.refuse(dayRefusal)
    await refuseUnknownPlace(context, input)
    await refuseUnknownEntry(context, input)
    const id = context.newId()
    const name = typedName(input.name)
    await insertPerson(context.tx, {
      id,
      staff_no: staffNo,
      name,
      ...factColumns(input),
      external: input.external ? 1 : 0,
      unit_id: input.unitId,
      post_id: input.postId,
      grade_level_id: input.gradeLevelId,
      hired_on: input.hiredOn,
      left_on: null,
      status: 'active',
      sort_key: sortKeyOf(name),
    })
    await putTags(context.tx, id, input.tags)
    const day = hireEventDay(input.hiredOn, null, context.today)
    await record(context, { id, kind: 'hire', day, from: null, to: input, reason: null })
    context.describe({ name })
    return { id }
  },

  async change(context, input) {
    const person = await personOf(context, input.id)
    const staffNo = input.staffNo === undefined ? person.staff_no : typedNumber(input.staffNo)
    const external = input.external ?? person.external === 1
    if (staffNo === null && !external) context.refuse('number_missing')
    await refuseTakenNumber(context, staffNo, person.id)
    await refuseUnknownEntry(context, input)
    if (input.hiredOn !== undefined) await correctHire(context, person, input.hiredOn)
    const name = input.name === undefined ? person.name : typedName(input.name)
    await updatePerson(context.tx, person.id, {
      ...factColumns(input),
      name,
      staff_no: staffNo,
      external: external ? 1 : 0,
      ...(input.hiredOn === undefined ? {} : { hired_on: input.hiredOn }),
      sort_key: sortKeyOf(name),
    })
    if (input.tags !== undefined) await putTags(context.tx, person.id, input.tags)
    context.describe({ name })
    return {}
  },

  async transfer(context, input) {
    const person = await personOf(context, input.id)
    const facts = await factsOf(context, person)
    const refusal = transferRefusal(facts, input, input.day, context.today)
    if (refusal) context.refuse(refusal, { name: person.name, day: facts.lastEventDay ?? '' })
    await refuseUnknownPlace(context, input)
    await updatePerson(context.tx, person.id, placeColumns(input))
    await record(context, { ...input, kind: 'transfer', from: placeOf(person), to: input })
    context.describe({ name: person.name, day: input.day })
    return {}
  },

  async leave(context, input) {
    const person = await personOf(context, input.id)
    const facts = await factsOf(context, person)
    const refusal = leaveRefusal(facts, input.day, context.today)
    if (refusal) context.refuse(refusal, { name: person.name, day: facts.lastEventDay ?? '' })
    await updatePerson(context.tx, person.id, { status: 'left', left_on: input.day })
    await record(context, { ...input, kind: 'leave', from: placeOf(person), to: null })
    context.describe({ name: person.name, day: input.day })
    return {}
  },

  async rehire(context, input) {
    const person = await personOf(context, input.id)
    const facts = await factsOf(context, person)
    const refusal = rehireRefusal(facts, input.day, context.today)
    if (refusal) context.refuse(refusal, { name: person.name, day: facts.lastEventDay ?? '' })
    await refuseUnknownPlace(context, input)
    await updatePerson(context.tx, person.id, { ...placeColumns(input), status: 'active', left_on: null })
    await record(context, { ...input, kind: 'rehire', from: null, to: input })
    context.describe({ name: person.name, day: input.day })
    return {}
  },
}

async function personOf(context: CommandContext<'not_found'>, id: string): Promise<StoredPerson> {
  return (await findPerson(context.tx, id)) ?? context.refuse('not_found')
}

async function factsOf(context: CommandContext, person: StoredPerson): Promise<EmploymentFacts> {
  return {
    ...placeOf(person),
    status: person.status,
    lastEventDay: await lastEventDay(context.tx, person.id),
  }
}

const placeOf = (person: StoredPerson): Placement => ({
  unitId: person.unit_id,
  postId: person.post_id,
  gradeLevelId: person.grade_level_id,
})
const placeColumns = (place: Placement) => ({
  unit_id: place.unitId,
  post_id: place.postId,
  grade_level_id: place.gradeLevelId,
})

/** Spaces inside a Chinese name go, dots are one kind: as the import reads names. */
const typedName = (text: string) => readName(text) ?? text
/** Full width becomes half width; zeros stay, a number is text. */
function typedNumber(text: string | null): string | null {
  return text === null ? null : plainText(text).replace(/\s+/g, '') || null
}

/** Only what was supplied; an emptied field is absent, never ''. */
function factColumns(facts: Partial<ValuesOf<FactFields>>): Partial<RowOf<FactFields>> {
  const columns: Record<string, string | null> = {}
  for (const name of factNames) {
    const value = facts[name]
    if (value !== undefined) columns[columnOf(name)] = value && (tidied(personFields[name], value) || null)
  }
  return columns as Partial<RowOf<FactFields>>
}

function tidied({ as }: Field & OfPerson, text: string): string | null {
  if (as === 'phone') return readPhone(text)
  return as === 'number' ? typedNumber(text) : text
}

async function refuseTakenNumber(
  context: CommandContext<'number_taken'>,
  number: string | null,
  ownId: string | null,
): Promise<void> {
  const bearer = number === null ? null : await findPersonByNumber(context.tx, number)
  if (bearer && bearer.id !== ownId) context.refuse('number_taken', { number, name: bearer.name })
}

async function refuseUnknownPlace(
  context: CommandContext<'unknown_unit' | 'unknown_post' | 'unknown_grade_level'>,
  place: Placement,
): Promise<void> {
  const { tx } = context
  if (place.unitId !== null && !(await listUnits(tx)).some(unit => unit.id === place.unitId))
    context.refuse('unknown_unit')
  if (place.postId !== null && !(await findPost(tx, { id: place.postId }))) context.refuse('unknown_post')
  if (place.gradeLevelId !== null && !(await findGradeLevel(tx, { id: place.gradeLevelId })))
    context.refuse('unknown_grade_level')
}

async function refuseUnknownEntry(
  context: CommandContext<'unknown_entry'>,
  facts: Partial<ValuesOf<FactFields>>,
): Promise<void> {
  for (const name of listNames) {
    const id = facts[name]
    if (id && !(await findEntry(context.tx, listFields[name].to, { id }))) context.refuse('unknown_entry')
  }
}

/** The history follows: its first event is the hire. */
async function correctHire(
  context: CommandContext<'hired_far_ahead' | 'after_next_event'>,
  person: StoredPerson,
  hiredOn: string | null,
): Promise<void> {
  const dayRefusal = hireDayRefusal(hiredOn, context.today)
  if (dayRefusal) context.refuse(dayRefusal)
  if (hiredOn === null || hiredOn === person.hired_on) return
  const [first, next] = await listEvents(context.tx, person.id)
  if (first?.kind !== 'hire') return
  const refusal = hireCorrectionRefusal(hiredOn, next?.onDay ?? null)
  if (refusal) context.refuse(refusal, { day: next?.onDay })
  const day = hireEventDay(hiredOn, null, context.today)
  if (day !== first.onDay) await updateEventDay(context.tx, first.id, day)
}

async function record(
  context: CommandContext,
  event: {
    id: string
    kind: EmploymentEventTable['kind']
    day: string
    from: Placement | null
    to: Placement | null
    reason: string | null
  },
): Promise<void> {
  await insertEvent(context.tx, {
    id: context.newId(),
    person_id: event.id,
    kind: event.kind,
    on_day: event.day,
    from_unit_id: event.from?.unitId ?? null,
    to_unit_id: event.to?.unitId ?? null,
    from_post_id: event.from?.postId ?? null,
    to_post_id: event.to?.postId ?? null,
    from_grade_level_id: event.from?.gradeLevelId ?? null,
    to_grade_level_id: event.to?.gradeLevelId ?? null,
    reason: event.reason || null,
  })
}
