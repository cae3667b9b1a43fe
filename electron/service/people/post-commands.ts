import type { people } from '../../../src/contract/people'
import type { AreaHandlers } from '../area-handlers'
import {
  countAtGradeLevel,
  findGradeLevel,
  insertGradeLevel,
  nextGradeLevelSort,
  removeGradeLevelRow,
  updateGradeLevel,
} from './grade-levels-store'
import { removeUnlessUsed } from './in-use'
import { countHolders, findPost, insertPost, nextPostSort, removePostRow, updatePost } from './posts-store'

type PostCommands = Pick<
  AreaHandlers<typeof people>,
  'addPost' | 'changePost' | 'removePost' | 'addGradeLevel' | 'changeGradeLevel' | 'removeGradeLevel'
>

export const postCommands: PostCommands = {
  async addPost(context, input) {
    const { tx } = context
    if (await findPost(tx, { name: input.name })) context.refuse('post_exists', { name: input.name })
    const id = context.newId()
    await insertPost(tx, {
      id,
      name: input.name,
      name_en: input.nameEn || null,
      duties: input.duties || null,
      sort: await nextPostSort(tx),
    })
    context.describe({ name: input.name })
    return { id }
  },

  async changePost(context, input) {
    const { tx } = context
    const post = (await findPost(tx, { id: input.id })) ?? context.refuse('unknown_post')
    const name = input.name ?? post.name
    const twin = await findPost(tx, { name })
    if (twin && twin.id !== post.id) context.refuse('post_exists', { name })
    await updatePost(tx, post.id, {
      name,
      ...(input.nameEn === undefined ? {} : { name_en: input.nameEn || null }),
      ...(input.duties === undefined ? {} : { duties: input.duties || null }),
    })
    context.describe({ name })
    return {}
  },

  async removePost(context, input) {
    const { tx } = context
    const post = (await findPost(tx, { id: input.id })) ?? context.refuse('unknown_post')
    const people = await countHolders(tx, post.id)
    if (people > 0) context.refuse('has_people', { name: post.name, count: people })
    await removeUnlessUsed(context, post.name, () => removePostRow(tx, post.id))
    context.describe({ name: post.name })
    return {}
  },

  async addGradeLevel(context, input) {
    const { tx } = context
    if (await findGradeLevel(tx, { name: input.name }))
      context.refuse('grade_level_exists', { name: input.name })
    const id = context.newId()
    await insertGradeLevel(tx, {
      id,
      name: input.name,
      name_en: input.nameEn || null,
      sort: await nextGradeLevelSort(tx),
    })
    context.describe({ name: input.name })
    return { id }
  },

  async changeGradeLevel(context, input) {
    const { tx } = context
    const grade = (await findGradeLevel(tx, { id: input.id })) ?? context.refuse('unknown_grade_level')
    const name = input.name ?? grade.name
    const twin = await findGradeLevel(tx, { name })
    if (twin && twin.id !== grade.id) context.refuse('grade_level_exists', { name })
    await updateGradeLevel(tx, grade.id, {
      name,
      ...(input.nameEn === undefined ? {} : { name_en: input.nameEn || null }),
    })
    context.describe({ name })
    return {}
  },

  async removeGradeLevel(context, input) {
    const { tx } = context
    const grade = (await findGradeLevel(tx, { id: input.id })) ?? context.refuse('unknown_grade_level')
    const people = await countAtGradeLevel(tx, grade.id)
    if (people > 0) context.refuse('has_people', { name: grade.name, count: people })
    await removeUnlessUsed(context, grade.name, () => removeGradeLevelRow(tx, grade.id))
    context.describe({ name: grade.name })
    return {}
  },
}
