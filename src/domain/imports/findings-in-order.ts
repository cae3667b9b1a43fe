import { type Finding, inSheetOrder } from './preview'

export interface OrderedFindings {
  /** From here on it is about this row, which lies below the one before. */
  at(row: number): void
  /** About this row, or one further down: that waits until its turn comes. */
  push(finding: Finding): void
  /** Hands out what is left, and says how many rows have an error. */
  end(): number
}

/**
 * Hands out findings in the sheet's order, within a row the gravest first, while the rows are gone through once.
 * `others` are about rows between, in their order.
 */
export function findingsInOrder(
  others: readonly Finding[],
  sink: { push(finding: Finding): unknown },
): OrderedFindings {
  const ahead = new Map<number, Finding[]>()
  let current: Finding[] = []
  let row = 0
  let next = 0
  let errors = 0
  const handOut = () => {
    const waiting = ahead.get(row)
    if (waiting) {
      current.push(...waiting)
      ahead.delete(row)
    }
    if (current.some(finding => finding.severity === 'error')) errors += 1
    for (const finding of current.length > 1 ? inSheetOrder(current) : current) sink.push(finding)
    current = []
  }
  const pass = (finding: Finding) => {
    if (finding.severity === 'error') errors += 1
    sink.push(finding)
  }
  return {
    at(now) {
      handOut()
      for (; next < others.length && others[next]!.row < now; next += 1) pass(others[next]!)
      row = now
    },
    push(finding) {
      if (finding.row <= row) {
        current.push(finding)
        return
      }
      const known = ahead.get(finding.row)
      if (known) known.push(finding)
      else ahead.set(finding.row, [finding])
    },
    end() {
      handOut()
      for (; next < others.length; next += 1) pass(others[next]!)
      return errors
    },
  }
}
