import { stripVTControlCharacters } from 'node:util'

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

/** How long something took: `41 s`, `6 min 2 s`. */
export function duration(milliseconds) {
  const seconds = Math.round(milliseconds / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

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

/** The first line of what a test said, without the colours of a terminal. */
const firstLine = text => stripVTControlCharacters(text ?? '').split('\n', 1)[0]

const named = (words, message) =>
  [words.filter(Boolean).join(' › '), firstLine(message)].filter(Boolean).join(': ')

/** One line for each failure of Vitest's report, to be found again at the end of a long log. */
export function vitestFailures({ testResults }) {
  return testResults.flatMap(file => {
    const failed = file.assertionResults.filter(test => test.status === 'failed')
    if (failed.length === 0) return file.status === 'failed' ? [named([file.name], file.message)] : []
    return failed.map(test => named([file.name, test.fullName], test.failureMessages?.[0]))
  })
}

/** One line for each failure of Playwright's report. */
export function playwrightFailures({ suites, errors }) {
  const within = ({ title, suites = [], specs = [] }) => [
    ...specs
      .filter(spec => !spec.ok)
      .map(spec =>
        named(
          [title, spec.title],
          spec.tests.flatMap(test => test.results).find(result => result.error)?.error.message,
        ),
      ),
    ...suites.flatMap(within),
  ]
  return [...suites.flatMap(within), ...errors.map(error => firstLine(error.message))]
}
