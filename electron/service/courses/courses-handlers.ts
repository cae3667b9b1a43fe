import type { courses } from '../../../src/contract/courses'
import { retirement } from '../../../src/domain/fields/retirement'
import type { AreaHandlers } from '../area-handlers'
import type { CommandContext } from '../context'
import { refuseUnknownRows } from '../known-rows'
import {
  type CourseInput,
  findCourse,
  findCourseByCode,
  findCourseByName,
  insertCourse,
  listCourses,
  listRaising,
  setCourseRetired,
  updateCourse,
} from './courses-store'
import { findRoomByName, insertRoom, listRooms, updateRoom } from './rooms-store'
import { findTrainerOfPerson, insertTrainer, listTrainers, updateTrainer } from './trainers-store'

export const coursesHandlers: AreaHandlers<typeof courses> = {
  list: (context, input) => listCourses(context.db, input),
  get: (context, input) => findCourse(context.db, input.id),
  raising: (context, input) => listRaising(context.db, input.competencyId),
  async add(context, input) {
    await refuseBadCourse(context, null, input)
    const id = context.newId()
    await refuseUnknownRows(context, () => insertCourse(context.tx, id, input))
    context.describe({ name: input.name })
    return { id }
  },
  async change(context, input) {
    const { id, ...fields } = input
    if (!(await findCourse(context.tx, id))) context.refuse('not_found')
    await refuseBadCourse(context, id, fields)
    await refuseUnknownRows(context, () => updateCourse(context.tx, id, fields))
    context.describe({ name: input.name })
    return {}
  },
  async retire(context, input) {
    const course = await findCourse(context.tx, input.id)
    if (!course) return context.refuse('not_found')
    await setCourseRetired(context.tx, input.id, input.retired)
    context.describe({ name: course.name, context: input.retired ? 'retired' : 'back' })
    return {}
  },

  trainers: (context, input) => listTrainers(context.db, input.retired),
  async addTrainer(context, input) {
    const id = context.newId()
    if (input.personId === null) {
      if (!input.name) return context.refuse('no_name')
      await insertTrainer(context.tx, {
        id,
        personId: null,
        name: input.name,
        company: input.company,
        phone: input.phone,
      })
      context.describe({ name: input.name })
      return { id }
    }
    const person = await context.tx
      .selectFrom('person')
      .select('name')
      .where('id', '=', input.personId)
      .executeTakeFirst()
    if (!person) return context.refuse('not_found')
    if (await findTrainerOfPerson(context.tx, input.personId))
      context.refuse('already_trainer', { name: person.name })
    await insertTrainer(context.tx, {
      id,
      personId: input.personId,
      name: person.name,
      company: null,
      phone: input.phone,
    })
    context.describe({ name: person.name })
    return { id }
  },
  async changeTrainer(context, input) {
    const { id, ...changes } = input
    const name = await updateTrainer(context.tx, id, changes)
    if (name === null) return context.refuse('not_found')
    context.describe({ name, ...retirement(input.retired) })
    return {}
  },
  rooms: (context, input) => listRooms(context.db, input.retired),
  async addRoom(context, input) {
    if (await findRoomByName(context.tx, input.name)) context.refuse('name_taken', { name: input.name })
    const id = context.newId()
    await insertRoom(context.tx, id, input)
    context.describe({ name: input.name })
    return { id }
  },
  async changeRoom(context, input) {
    const { id, ...fields } = input
    const other = input.name === undefined ? null : await findRoomByName(context.tx, input.name)
    if (other && other.id !== id) context.refuse('name_taken', { name: input.name })
    const name = await updateRoom(context.tx, id, fields)
    if (name === null) return context.refuse('not_found')
    context.describe({ name, ...retirement(input.retired) })
    return {}
  },
}

async function refuseBadCourse(
  context: CommandContext<'weights_not_100' | 'no_hours' | 'code_taken' | 'name_taken'>,
  id: string | null,
  fields: CourseInput,
): Promise<void> {
  const weights = fields.theoryWeight + fields.practiceWeight
  if (weights !== 0 && weights !== 100) context.refuse('weights_not_100', { sum: weights })
  if (fields.theoryMinutes + fields.practiceMinutes === 0) context.refuse('no_hours')
  const sameCode = await findCourseByCode(context.tx, fields.code)
  if (sameCode && sameCode.id !== id) context.refuse('code_taken', { code: fields.code })
  const sameName = await findCourseByName(context.tx, fields.name)
  if (sameName && sameName.id !== id) context.refuse('name_taken', { name: fields.name })
}
