import type { people } from '../../../src/contract/people'
import type { RequirementChange } from '../../../src/contract/people/structure'
import type { AreaHandlers } from '../area-handlers'
import type { CommandContext } from '../context'
import { findCompetency } from './competencies-store'
import { findGradeLevel } from './grade-levels-store'
import {
  findPost,
  findRequirement,
  insertRequirement,
  removeRequirement,
  updateRequirement,
} from './posts-store'

type RequirementCommands = Pick<AreaHandlers<typeof people>, 'setRequirement' | 'setRequirements'>
type Context = CommandContext<'unknown_post' | 'unknown_grade_level' | 'unknown_competency'>

export const requirementCommands: RequirementCommands = {
  async setRequirement(context, input) {
    const written = (await writeRequirement(context, input)) ?? context.refuse('cell_changed')
    const { post, grade, competency } = written
    context.describe({
      post: grade ? `${post} ${grade}` : post,
      competency,
      ...(input.level === null ? { context: 'cleared' } : { level: input.level }),
    })
    return {}
  },

  async setRequirements(context, { lines }) {
    const stale: number[] = []
    for (const [at, line] of lines.entries()) {
      if (!(await writeRequirement(context, line))) stale.push(at)
    }
    if (stale.length === lines.length) context.refuse('cell_changed')
    context.describe({ count: lines.length - stale.length })
    return { stale }
  },
}

/** Writes one line and answers what it is about; null where that would overwrite another's. */
async function writeRequirement(context: Context, input: RequirementChange) {
  const { tx } = context
  const post = (await findPost(tx, { id: input.postId })) ?? context.refuse('unknown_post')
  const grade =
    input.gradeLevelId === null
      ? null
      : ((await findGradeLevel(tx, { id: input.gradeLevelId })) ?? context.refuse('unknown_grade_level'))
  const competency =
    (await findCompetency(tx, { id: input.competencyId })) ?? context.refuse('unknown_competency')
  const line = (await findRequirement(tx, input)) ?? null
  if (input.was !== undefined && isOverwritten(line, input.was, input)) return null
  if (input.level === null) {
    if (line) await removeRequirement(tx, line.id)
  } else if (line) {
    await updateRequirement(tx, line.id, { level: input.level, weight: input.weight ?? line.weight })
  } else {
    await insertRequirement(tx, {
      id: context.newId(),
      post_id: post.id,
      grade_level_id: input.gradeLevelId,
      competency_id: competency.id,
      level: input.level,
      weight: input.weight ?? 1,
    })
  }
  return { post: post.name, grade: grade?.name ?? null, competency: competency.name }
}

type Line = { level: number; weight: number } | null

/** Whether somebody else's line would be lost: it is not what was seen, and not what it is to be. */
function isOverwritten(
  now: Line,
  was: Line,
  { level, weight }: { level: number | null; weight?: number | undefined },
) {
  const to: Line = level === null ? null : { level, weight: weight ?? now?.weight ?? 1 }
  return !isSameLine(now, was) && !isSameLine(now, to)
}

const isSameLine = (one: Line, other: Line) => one?.level === other?.level && one?.weight === other?.weight
