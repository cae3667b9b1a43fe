/** `step` 1 to 8 is how warm; `state` is what is no number: met, nothing asked, not rated. */
export type HeatCell = {
  text: string
  /** Read out in full: “华南分部，政策法规：32 人未达标”. */
  label: string
} & ({ step: number; state?: undefined } | { state: 'met' | 'none' | 'unrated'; step?: undefined })

export type HeatHead = { key: string; head: string; sub?: string }
export type HeatPlace = { row: string; column: string }

/** Sums at the end of each row and under each column. */
export type HeatTotals = {
  /** Heads both. */
  head: string
  /** What is added up, on hover. */
  title: string
  row: (row: string) => string
  column: (column: string) => string
  all: string
}
