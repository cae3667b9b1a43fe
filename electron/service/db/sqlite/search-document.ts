/** How one kind of thing is found: the document made of its row, what else makes that stale, and how it is shown. */
export interface SearchDocument {
  /** Its table, and what it is called in the index. */
  kind: string
  /** Gives `ref, title, also, number, rank` of the ids in a JSON list. */
  select: string
  /** Rows of other tables its document speaks of, and the column that names them: it is made anew when they change. */
  hangsOn: readonly { table: string; column: string }[]
  /**
   * Gives `ref, title, titleEn, number, facts` of its rows, as far as FROM and its joins: codes and names in both
   * languages, which the index does not hold. `facts` is a JSON list of the contract's facts; null ones are left out.
   */
  shown: string
}
