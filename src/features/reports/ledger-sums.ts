import type { OutputOf } from '../../contract/define'
import type { reports } from '../../contract/reports'

export type LedgerLine = OutputOf<typeof reports.ledger>[number]

export interface LedgerSums {
  sessions: number
  expected: number
  present: number
  firstSat: number
  firstPassed: number
  sat: number
  passed: number
  certificates: number
}

/** The foot of the ledger. Sessions without attendance or assessment add nothing to those sums. */
export function ledgerSums(lines: readonly LedgerLine[]): LedgerSums {
  const sum = (of: (line: LedgerLine) => number | null) =>
    lines.reduce((total, line) => total + (of(line) ?? 0), 0)
  return {
    sessions: lines.length,
    expected: sum(line => line.expected),
    present: sum(line => line.present),
    firstSat: sum(line => line.firstSat),
    firstPassed: sum(line => line.firstPassed),
    sat: sum(line => line.sat),
    passed: sum(line => line.passed),
    certificates: sum(line => line.certificates),
  }
}
