import { readFileSync } from 'node:fs'
import { inRoot } from '../setup/project.mjs'
import { holesIn, lockedParts } from './known-holes.mjs'
import { licenceComplaints } from './licences.mjs'
import { shippedPackages } from './shipped.mjs'

const EXPECTED = {
  licences: [
    'THIRD-PARTY-NOTICES.md does not name unnamed',
    'both: MIT AND SSPL-1.0',
    'copyleft: GPL-3.0-only, and it is handed on',
    'nothing-said: no licence',
  ],
  holes: [
    'accepted, and there is nothing to accept: good HOLE-1',
    'early 44.0.0-beta.4: HOLE-2 (high): one before a release',
    'holed 2.1.3: HOLE-1 (high): a hole',
  ],
}

/** As for the import rule: a gate that has read nothing also reports nothing, so a bad lock has to be found bad. */
export function proveSupplyGates() {
  const read = name => JSON.parse(readFileSync(inRoot('test', 'fixtures', 'bad-lock', name), 'utf8'))
  const { packages } = read('package-lock.json')
  const shipped = shippedPackages(packages, ['good', 'unnamed'])
  const found = {
    licences: licenceComplaints(packages, shipped, 'good copyleft').sort(),
    holes: holesIn(lockedParts(packages), read('advisories.json')).sort(),
  }
  return Object.keys(EXPECTED)
    .filter(name => JSON.stringify(found[name]) !== JSON.stringify(EXPECTED[name]))
    .map(name => `${name}: expected\n${EXPECTED[name].join('\n')}\ngot\n${found[name].join('\n')}`)
}
