/** A row by column, as a change or a check has it. */
export type Image = Readonly<Record<string, unknown>>

/**
 * Ids of what something is filled from, by kind, as the areas call them. The first kind of which a row carries an id
 * decides whether the row concerns it: the order says what counts most.
 */
export type Scope = ReadonlyMap<string, ReadonlySet<string>>
