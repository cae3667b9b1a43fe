/** How one kind of thing is found: the document made of its row, and what else makes that stale. */
export interface SearchDocument {
  /** Its table, and what it is called in the index. */
  kind: string
  /** Gives `ref, title, also, number, detail, rank` of the ids in a JSON list. */
  select: string
  /** Rows of other tables its document speaks of, and the column that names them: it is made anew when they change. */
  hangsOn: readonly { table: string; column: string }[]
}
