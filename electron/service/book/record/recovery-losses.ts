import type { LostRow } from '../../../../src/contract/book/listed-losses'
import type { LossGroup, LossLine } from '../../../../src/contract/book/losses'
import { inLossOrder, lossGroups } from '../../../../src/domain/book/losses'
import type { Db } from '../../context'
import { capturedTables } from '../../db/captured'
import { chunksOf } from '../../db/chunks'
import { subjects } from '../../db/sqlite/salvage/subjects'
import { namesOf } from '../history/change-names'
import { listedLosses } from '../stored/stored-salvages'

/** Groups that the notice names, and names within each; the list has all. */
const fewGroups = 5
const fewNames = 8

/** What a recovery lost, or brought without proof, in the order it is read; whose rows stand says the data of today. */
export async function lossLines(db: Db, seq: number): Promise<LossLine[]> {
  const listed = (await listedLosses(db, seq)) ?? []
  const rows = listed.flatMap(({ table, what, rows }) =>
    rows.map(({ key: _, ...row }) => ({ row, line: { table, what, under: underOf(table, row) } })),
  )
  const known = await standing(
    db,
    rows.map(({ row }) => row),
  )
  return inLossOrder(
    rows.map(({ row, line }) => {
      const under = subjects.flatMap(({ kind }) => {
        const of = row[kind]
        return of ? [[kind, { ...of, ...known.get(of.id), stands: known.has(of.id) }]] : []
      })
      return { ...row, ...line, ...Object.fromEntries(under) } as LossLine
    }),
  )
}

export function lossOutline(lines: readonly LossLine[]): {
  total: number
  groups: LossGroup[]
  more: number
} {
  const groups = lossGroups(lines, fewNames)
  return {
    total: lines.length,
    groups: groups.slice(0, fewGroups),
    more: Math.max(0, groups.length - fewGroups),
  }
}

/** Under what it is a part of, unless it is somebody's own for good: what was given away belongs to who holds it. */
function underOf(table: string, row: LostRow): LossLine['under'] {
  const { belongs: [aggregate] = [], vouches } = capturedTables[table] ?? {}
  const own = vouches ? undefined : subjects.find(({ kind }) => kind === aggregate && row[kind])
  return (own ?? subjects.find(({ kind }) => row[kind]))?.kind ?? 'table'
}

/** Those that are in the data now, some by the name they have there. */
async function standing(db: Db, rows: readonly LostRow[]): Promise<Map<string, { name?: string }>> {
  const found = new Map<string, { name?: string }>()
  for (const { kind, named } of subjects) {
    const wanted = [...new Set(rows.flatMap(row => row[kind]?.id ?? []))]
    for (const chunk of chunksOf(wanted)) {
      const naming = chunk.map(id => ({ [`${kind}_id`]: id }))
      for (const [id, { name }] of await namesOf(db, naming)) found.set(id, named ? { name } : {})
    }
  }
  return found
}
