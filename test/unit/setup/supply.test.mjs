import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { advisoriesOf, merged } from '../../../scripts/advisories.mjs'
import { advisoriesFile, checkKnownHoles } from '../../../scripts/check/known-holes.mjs'
import { allows, checkLicences } from '../../../scripts/check/licences.mjs'
import { proveSupplyGates } from '../../../scripts/check/supply-proof.mjs'
import { compareVersions, inRange } from '../../../scripts/check/version-range.mjs'
import { noticesFile } from '../../../scripts/notices/third-party.mjs'

const list = JSON.parse(readFileSync(advisoriesFile, 'utf8'))

describe('versions and ranges', () => {
  it('orders versions as semver does', () => {
    const ordered = [
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
      '1.0.1',
      '1.2',
      '10.0.0',
    ]
    expect([...ordered].reverse().sort(compareVersions)).toEqual(ordered)
  })

  it.each([
    ['45.4.1', '<41.10.3', false],
    ['41.10.2', '>= 40.0.0-alpha.1 < 41.10.3', true],
    ['2.1.3', '<1.1.18 || >=2.0.0 <2.1.4', true],
    ['1.1.18', '<1.1.18 || >=2.0.0 <2.1.4', false],
    ['7.5.2', '<=7.5.2', true],
    ['3.0.0', '3.0.0', true],
    ['0.0.1', '*', true],
  ])('%s in %s: %s', (version, range, expected) => expect(inRange(version, range)).toBe(expected))

  it('refuses what it cannot read, rather than say that nothing is wrong', () => {
    for (const range of ['^1.0.0', '~2', '1.x', '', 'latest', '1 - 2'])
      expect(() => inRange('1.0.0', range)).toThrow()
  })
})

describe('licences', () => {
  it.each([
    ['MIT', true],
    ['(WTFPL OR MIT)', true],
    ['MIT AND GPL-3.0-only', false],
    ['(MIT AND GPL-3.0-only) OR ISC', true],
    ['GPL-3.0-only OR (MIT AND ISC)', true],
    ['MIT OR', false],
    ['', false],
    ['SEE LICENSE IN x', false],
  ])('%s: %s', (expression, expected) => expect(allows(expression, ['MIT', 'ISC'])).toBe(expected))

  it('holds for the lock as it is', () => expect(checkLicences()).toEqual([]))

  it('carries the text of every licence, and finds a page that was not written anew', () => {
    const page = readFileSync(noticesFile, 'utf8')
    for (const words of [
      'Copyright (c) Meta Platforms',
      'Apache License',
      'SIL OPEN FONT LICENSE',
      'Microsoft',
    ])
      expect(page).toContain(words)
    expect(checkLicences(page.replace('## zod ', '## zod 0.'))).toEqual([
      'THIRD-PARTY-NOTICES.md is stale: npm run notices',
    ])
  })
})

describe('known holes', () => {
  it('are none that nobody has accepted, and both READMEs say when they were looked at', () =>
    expect(checkKnownHoles()).toEqual([]))

  it('have readable ranges and a date each', () => {
    expect(list.lookedAt).toMatch(/^\d{4}-\d\d-\d\d$/)
    for (const { id, vulnerable, published } of list.advisories) {
      expect(() => inRange('1.0.0', vulnerable), id).not.toThrow()
      expect(published, id).toMatch(/^\d{4}-\d\d(-\d\d)?$/)
    }
    for (const { reason } of list.accepted) expect(reason.length).toBeGreaterThan(20)
  })

  it('come in from an audit, and what was known stays', () => {
    const report = {
      vulnerabilities: {
        tar: {
          via: [
            {
              url: 'https://github.com/advisories/GHSA-1',
              name: 'tar',
              range: '<8.0.0',
              severity: 'high',
              title: 'new',
            },
          ],
        },
        builder: { via: ['tar'] },
      },
    }
    const found = advisoriesOf(report, '2026-12-01')
    expect(found).toEqual([
      {
        id: 'GHSA-1',
        package: 'tar',
        vulnerable: '<8.0.0',
        severity: 'high',
        title: 'new',
        published: '2026-12-01',
      },
    ])
    const next = merged(list, found, '2026-12-01')
    expect(next.lookedAt).toBe('2026-12-01')
    expect(next.advisories).toHaveLength(list.advisories.length + 1)
    expect(next.accepted).toEqual(list.accepted)
    expect(merged(next, found, '2026-12-02').advisories).toHaveLength(next.advisories.length)
  })
})

it('both gates find a bad lock bad', () => expect(proveSupplyGates()).toEqual([]))
