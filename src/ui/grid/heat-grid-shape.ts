/** `tone` 0 to 1 is how warm; `state` is what is no number: met, nothing asked, not rated. */
export type HeatCell = {
  text: string
  /** Read out in full: “华南分部，政策法规：32 人未达标”. */
  label: string
} & ({ tone: number; state?: undefined } | { state: 'met' | 'none' | 'unrated'; tone?: undefined })

export type HeatHead = { key: string; head: string; sub?: string }
export type HeatPlace = { row: string; column: string }
