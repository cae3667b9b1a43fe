// A gate: no part we use has a hole we know of. What is known is data with its date (advisories.json), so that the gate
// asks no host; `npm run advisories` refreshes it.
import { readFileSync } from 'node:fs'
import { FALLBACK } from '../setup/electron-fallback.mjs'
import { inRoot } from '../setup/project.mjs'
import { inRange } from './version-range.mjs'

export const advisoriesFile = inRoot('scripts', 'check', 'advisories.json')
const json = file => JSON.parse(readFileSync(file, 'utf8'))

/** `{ name, version, what }` of every package of a lock; `what` tells two copies apart. */
export const lockedParts = packages =>
  Object.entries(packages)
    .filter(([path, { version, link }]) => path.includes('node_modules/') && version && !link)
    .map(([path, { version }]) => {
      const name = path.split('node_modules/').at(-1)
      return { name, version, what: name }
    })

/** What comes with the application besides its packages. */
function otherParts() {
  const header = readFileSync(
    inRoot('node_modules', 'better-sqlite3', 'deps', 'sqlite3', 'sqlite3.h'),
    'utf8',
  )
  const sqlite = /#define SQLITE_VERSION\s+"([\d.]+)"/.exec(header)?.[1]
  if (sqlite === undefined) throw new Error('the version of SQLite cannot be read')
  return [
    { name: 'sqlite', version: sqlite, what: 'sqlite (in better-sqlite3)' },
    { name: 'electron', version: FALLBACK.electron, what: 'electron (stand-in)' },
  ]
}

/**
 * Complaints, one for each known hole that is not accepted, and for each acceptance nothing needs any more. `parts` as
 * from lockedParts, `list` as in advisories.json.
 */
export function holesIn(parts, { advisories, accepted }) {
  const unused = new Set(accepted.flatMap(({ what, ids }) => ids.map(id => `${what} ${id}`)))
  const complaints = []
  for (const { name, version, what } of parts) {
    for (const advisory of advisories) {
      if (advisory.package !== name || !inRange(version, advisory.vulnerable)) continue
      const isAccepted = accepted.some(one => one.what === what && one.ids.includes(advisory.id))
      unused.delete(`${what} ${advisory.id}`)
      if (!isAccepted)
        complaints.push(`${what} ${version}: ${advisory.id} (${advisory.severity}): ${advisory.title}`)
    }
  }
  for (const one of unused) complaints.push(`accepted, and there is nothing to accept: ${one}`)
  return [...new Set(complaints)]
}

/** The READMEs say when it was last looked at: the day of the list. */
export function checkKnownHoles() {
  const list = json(advisoriesFile)
  const complaints = holesIn(
    [...lockedParts(json(inRoot('package-lock.json')).packages), ...otherParts()],
    list,
  )
  for (const readme of ['README.md', 'README.zh-CN.md']) {
    if (!readFileSync(inRoot(readme), 'utf8').includes(list.lookedAt))
      complaints.push(`${readme} does not say that known holes were last looked at on ${list.lookedAt}`)
  }
  return complaints
}
