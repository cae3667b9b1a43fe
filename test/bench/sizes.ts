/** How much is measured, and over how much data. */
export interface BenchSize {
  /** Pairs of each row; those that take long have a bound of their own. */
  pairs: number
  people: number
  courses: number
  /** Results in the large book; the other one has a tenth. */
  results: number
  importRows: number
  /** Rows of the two files whose memory is compared. */
  memoryRows: readonly [few: number, many: number]
  certificates: number
  /** The gap map's office. */
  gap: { people: number; competencies: number }
  /** Whether the figures mean anything: little data only tries the bench itself. */
  small: boolean
}

/** At least 20 pairs, over the data set the goals are written for. */
export const wholeBench: BenchSize = {
  pairs: 20,
  people: 5000,
  courses: 300,
  results: 500_000,
  importRows: 50_000,
  memoryRows: [10_000, 500_000],
  certificates: 500,
  gap: { people: 500, competencies: 40 },
  small: false,
}

export const smallBench: BenchSize = {
  pairs: 2,
  people: 200,
  courses: 10,
  results: 20_000,
  importRows: 300,
  memoryRows: [200, 1000],
  certificates: 10,
  gap: { people: 50, competencies: 8 },
  small: true,
}
