/** One row that a recovery lost, or brought and nothing vouches for, as far as it decides beside which others it stands. */
export interface Loss {
  readonly table: string
  readonly what: 'lost' | 'unproved'
  readonly under: 'session' | 'person' | 'table'
  readonly label?: string | undefined
  readonly on?: string | undefined
  readonly person?:
    | { readonly id: string; readonly name?: string | undefined; readonly staffNo?: string | undefined }
    | undefined
  readonly session?:
    | { readonly id: string; readonly course?: string | undefined; readonly number?: number | undefined }
    | undefined
}

/** Lines of one of these stand together. */
export const groupOf = ({ under, session, person, table }: Loss): string =>
  under === 'session' ? `s ${session?.id}` : under === 'person' ? `p ${person?.id}` : `t ${table}`

const order = ['session', 'person', 'table'] as const

/** Sessions, then people, then the rest; within each what is of one kind together, by name. What has no name comes last. */
export function inLossOrder<L extends Loss>(lines: readonly L[]): L[] {
  const kinds = new Map([...new Set(lines.map(({ table }) => table))].map((table, at) => [table, at]))
  const keyed = lines.map(line => ({ line, name: line.person?.name ?? line.label }))
  return keyed
    .sort(
      ({ line: a, name: nameA }, { line: b, name: nameB }) =>
        order.indexOf(a.under) - order.indexOf(b.under) ||
        (a.under === 'session'
          ? compared(a.session?.course, b.session?.course) ||
            (a.session?.number ?? 0) - (b.session?.number ?? 0)
          : a.under === 'person'
            ? compared(a.person?.name, b.person?.name)
            : 0) ||
        compared(groupOf(a), groupOf(b)) ||
        (kinds.get(a.table) ?? 0) - (kinds.get(b.table) ?? 0) ||
        compared(a.what, b.what) ||
        compared(nameA, nameB) ||
        compared(a.on, b.on),
    )
    .map(({ line }) => line)
}

function compared(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0
  if (a === undefined) return 1
  if (b === undefined) return -1
  return a < b ? -1 : 1
}

export interface Grouped<L extends Loss> {
  readonly first: L
  readonly tables: { table: string; count: number }[]
  /** The first of them, each once, under a session its people; a number where there is no name. */
  readonly names: string[]
  /** Names beyond those. */
  readonly more: number
}

/** Lines in their order, as groups; `most` names of each. Rows that nothing vouches for are not lost, and not in it. */
export function lossGroups<L extends Loss>(lines: readonly L[], most: number): Grouped<L>[] {
  const groups = new Map<string, L[]>()
  for (const line of lines) {
    if (line.what !== 'lost') continue
    const key = groupOf(line)
    groups.set(key, [...(groups.get(key) ?? []), line])
  }
  return [...groups.values()].flatMap(rows => {
    const [first] = rows
    if (!first) return []
    const tables = new Map<string, number>()
    for (const { table } of rows) tables.set(table, (tables.get(table) ?? 0) + 1)
    const names = [...new Set(rows.flatMap(one => nameUnder(one) ?? []))]
    return {
      first,
      tables: [...tables].map(([table, count]) => ({ table, count })),
      names: names.slice(0, most),
      more: Math.max(0, names.length - most),
    }
  })
}

/** Under a session somebody is meant, under a person a thing of theirs. */
const nameUnder = ({ under, label, person }: Loss): string | undefined =>
  under === 'person' ? label : (person?.name ?? label ?? person?.staffNo)
