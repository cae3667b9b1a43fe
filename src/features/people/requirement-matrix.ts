import type { CompetencyRow, PostRow } from '../../contract/people/structure'

/** A column of the matrix: a post's general line, or the line of one grade level that overrides it. */
export interface RequirementColumn {
  key: string
  postId: string
  gradeLevelId: string | null
}

export interface RequirementLine {
  level: number
  weight: number
}

export const columnKey = (postId: string, gradeLevelId: string | null) => `${postId} ${gradeLevelId ?? ''}`

/** The post and the grade level of a column. */
export function requirementPlace(key: string): { postId: string; gradeLevelId: string | null } {
  const [postId = '', gradeLevelId] = key.split(' ')
  return { postId, gradeLevelId: gradeLevelId || null }
}

/** Every post in order, each followed by the grade levels that ask for something of their own. */
export function requirementColumns(
  posts: readonly PostRow[],
  gradeLevelIds: readonly string[],
  added: ReadonlySet<string>,
): RequirementColumn[] {
  return posts.flatMap(post => {
    const own = gradeLevelIds.filter(
      id => added.has(columnKey(post.id, id)) || post.requirements.some(line => line.gradeLevelId === id),
    )
    return [null, ...own].map(gradeLevelId => ({
      key: columnKey(post.id, gradeLevelId),
      postId: post.id,
      gradeLevelId,
    }))
  })
}

/** What each column asks for, by column and competency. */
export function requirementLines(posts: readonly PostRow[]): Map<string, Map<string, RequirementLine>> {
  const lines = new Map<string, Map<string, RequirementLine>>()
  for (const post of posts) {
    for (const { gradeLevelId, competencyId, level, weight } of post.requirements) {
      const key = columnKey(post.id, gradeLevelId)
      const column = lines.get(key) ?? new Map<string, RequirementLine>()
      column.set(competencyId, { level, weight })
      lines.set(key, column)
    }
  }
  return lines
}

export type RequirementMode = 'level' | 'weight'

/** '3' → 3; blank and '0' clear a level (null); undefined cannot stand there. */
export function typedValue(mode: RequirementMode, text: string): number | null | undefined {
  const plain = text.normalize('NFKC').trim()
  if (mode === 'level') {
    if (plain === '' || plain === '0') return null
    return /^[1-5]$/.test(plain) ? Number(plain) : undefined
  }
  const weight = /^\d{1,3}$/.test(plain) ? Number(plain) : 0
  return weight >= 1 && weight <= 100 ? weight : undefined
}

/** A block copied from a sheet, laid on the matrix from a cell on; what does not fit is left out. */
export function pastedCells(
  text: string,
  rows: readonly CompetencyRow[],
  columns: readonly RequirementColumn[],
  anchor: { row: string; column: string },
): { row: string; column: string; text: string }[] {
  const top = rows.findIndex(row => row.id === anchor.row)
  const left = columns.findIndex(column => column.key === anchor.column)
  if (top < 0 || left < 0) return []
  return text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .flatMap((line, down) =>
      line.split('\t').flatMap((cell, right) => {
        const row = rows[top + down]
        const column = columns[left + right]
        return row && column ? [{ row: row.id, column: column.key, text: cell.trim() }] : []
      }),
    )
}
