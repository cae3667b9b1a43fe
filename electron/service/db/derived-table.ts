/**
 * A table that is made from others and never captured: it follows every command, undo included, and never differs from
 * one that is made anew. Statements are in words of both engines, one after the other.
 */
export interface DerivedTable {
  table: string
  /** Tables whose rows decide it. */
  from: readonly string[]
  /** What brings it up to a command. `seq`: its number, or as the engine writes a parameter that stands for it. */
  refreshing: (seq: string) => readonly string[]
  /** What makes all of it anew. */
  rebuilding: readonly string[]
}
