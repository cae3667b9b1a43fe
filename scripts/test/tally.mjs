/** What a tier of tests came to: how many passed, how many failed, how many were skipped. */
export const nothing = { passed: 0, failed: 0, skipped: 0 }

export const sum = tallies =>
  tallies.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
    }),
    nothing,
  )

/** The last line of `npm test`, read by people and by continuous integration: `12 passed, 0 failed`. */
export const tallyLine = ({ passed, failed }) => `${passed} passed, ${failed} failed`

/** Green only when something ran and nothing failed. */
export const isGreen = ({ passed, failed }) => failed === 0 && passed > 0

/**
 * A run's own exit code outranks its report: a crash, an unhandled error or a tier without a single test is one
 * failure, even where every test that reported did pass.
 */
export function settled(tally, code) {
  if (tally === null) return { ...nothing, failed: 1 }
  const wrong = code !== 0 || tally.passed + tally.failed + tally.skipped === 0
  return wrong && tally.failed === 0 ? { ...tally, failed: 1 } : tally
}

/** Vitest's JSON report; a file that fails before its first test counts as one failure. */
export function vitestTally(report) {
  const brokenFiles = report.testResults.filter(
    file => file.status === 'failed' && !file.assertionResults.some(test => test.status === 'failed'),
  ).length
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** Playwright's JSON report; `errors` are those outside any test, such as a file that does not load. */
export function playwrightTally({ stats, errors }) {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  }
}
