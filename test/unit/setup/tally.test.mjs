import { describe, expect, it } from 'vitest'
import {
  duration,
  isGreen,
  playwrightFailures,
  playwrightTally,
  settled,
  sum,
  tallyLine,
  vitestFailures,
  vitestTally,
} from '../../../scripts/test/tally.mjs'

const tally = (passed, failed, skipped = 0) => ({ passed, failed, skipped })

describe('the last line', () => {
  it.each([
    [tally(12, 0), '12 passed, 0 failed', true],
    [tally(12, 1), '12 passed, 1 failed', false],
    [tally(0, 0, 3), '0 passed, 0 failed', false],
  ])('%j: %s', (all, line, green) => {
    expect(tallyLine(all)).toBe(line)
    expect(isGreen(all)).toBe(green)
  })

  it.each([
    [12_340, '12 s'],
    [60_000, '1 min 0 s'],
    [3_725_000, '62 min 5 s'],
  ])('says that %i milliseconds are %s', (milliseconds, words) => expect(duration(milliseconds)).toBe(words))

  it('adds up every tier', () => {
    expect(sum([tally(3, 1), tally(4, 0, 2)])).toEqual(tally(7, 1, 2))
    expect(sum([])).toEqual(tally(0, 0))
  })
})

describe('a tier', () => {
  it.each([
    ['ends well', tally(3, 0), 0, tally(3, 0)],
    ['has a failed test', tally(3, 1), 1, tally(3, 1)],
    ['ends badly though each test passed', tally(3, 0), 1, tally(3, 1)],
    ['left no report', null, 139, tally(0, 1)],
    ['ran no test at all', tally(0, 0), 0, tally(0, 1)],
    ['skipped all it has', tally(0, 0, 2), 0, tally(0, 0, 2)],
  ])('that %s', (_case, reported, code, expected) => {
    expect(settled(reported, code)).toEqual(expected)
  })

  it('of vitest counts a file that does not load as one failure', () => {
    const file = (status, tests) => ({
      status,
      assertionResults: tests.map(test => ({ status: test })),
    })
    expect(
      vitestTally({
        numPassedTests: 1,
        numFailedTests: 1,
        numPendingTests: 1,
        numTodoTests: 1,
        testResults: [file('failed', []), file('failed', ['failed', 'passed']), file('passed', ['skipped'])],
      }),
    ).toEqual(tally(1, 2, 2))
  })

  it('of Playwright counts flaky tests and errors outside a test as failures', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }
    expect(playwrightTally({ stats, errors: [{ message: 'does not load' }] })).toEqual(tally(5, 3, 2))
  })
})

describe('what failed is named once more at the end', () => {
  it('for Vitest by file, test and the first line of what it said', () => {
    const test = (status, fullName, message) => ({
      status,
      fullName,
      failureMessages: message ? [message] : [],
    })
    expect(
      vitestFailures({
        testResults: [
          { name: 'a.test.ts', status: 'failed', message: 'Cannot load\nmore', assertionResults: [] },
          {
            name: 'b.test.ts',
            status: 'failed',
            assertionResults: [
              test('failed', 'a sheet counts', '\u001b[31mexpected 1\u001b[39m\nat b.test.ts:3'),
              test('passed', 'a sheet adds'),
            ],
          },
          { name: 'c.test.ts', status: 'passed', assertionResults: [test('passed', 'well')] },
        ],
      }),
    ).toEqual(['a.test.ts: Cannot load', 'b.test.ts › a sheet counts: expected 1'])
  })

  it('for Playwright in suites within suites, with what lies outside any test', () => {
    const spec = (title, ok, message) => ({
      title,
      ok,
      tests: [{ results: [message ? { error: { message } } : {}] }],
    })
    expect(
      playwrightFailures({
        suites: [
          {
            title: 'shell.spec.ts',
            specs: [spec('opens', true)],
            suites: [{ title: 'undo', specs: [spec('outlives a restart', false, 'Timed out\nlog')] }],
          },
        ],
        errors: [{ message: 'No tests found' }],
      }),
    ).toEqual(['undo › outlives a restart: Timed out', 'No tests found'])
  })
})
