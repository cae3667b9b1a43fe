import { create } from 'zustand'

/** What somebody chose of the columns of one table; of the others the room decides. */
export interface ColumnChoice {
  hidden: readonly string[]
  /** Shown even where the table then scrolls. */
  shown: readonly string[]
}

interface ColumnsView {
  of: Readonly<Record<string, ColumnChoice>>
  choose(table: string, choice: ColumnChoice | null): void
}

const key = 'zhixing.columns'

function stored(): Record<string, ColumnChoice> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, ColumnChoice>
  } catch {
    return {}
  }
}

/** How each table is shown on this computer: it is no part of the data. */
export const useColumnsView = create<ColumnsView>((set, get) => ({
  of: stored(),
  choose(table, choice) {
    const { [table]: _, ...others } = get().of
    const of = choice === null ? others : { ...others, [table]: choice }
    localStorage.setItem(key, JSON.stringify(of))
    set({ of })
  },
}))
