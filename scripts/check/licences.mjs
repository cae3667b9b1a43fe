// A gate: every package's licence is one of those listed here, and what goes to a person is named in the notices.
import { existsSync, readFileSync } from 'node:fs'
import { noticesFile, thirdPartyNotices } from '../notices/third-party.mjs'
import { inRoot } from '../setup/project.mjs'
import { importedPackages, shippedPackages } from './shipped.mjs'

/** May be handed on inside a closed or open program with its notice (SPDX). */
const SHIPPED = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Unlicense',
]
/** Besides: for tools that nobody is given. */
const TOOLS = [...SHIPPED, 'CC-BY-4.0', 'MIT-0', 'MPL-2.0', 'Python-2.0', 'WTFPL']

/** Whether an SPDX expression can be satisfied: `allows('(WTFPL OR MIT)', ['MIT']) // true`; AND needs both. */
export function allows(expression, allowed) {
  const tokens = expression.match(/\(|\)|[^\s()]+/g) ?? []
  let at = 0
  const term = () => {
    const token = tokens[at++]
    if (token !== '(') return allowed.includes(token)
    const inside = either()
    at++
    return inside
  }
  const both = () => {
    let value = term()
    while (tokens[at] === 'AND') {
      at++
      value = term() && value
    }
    return value
  }
  const either = () => {
    let value = both()
    while (tokens[at] === 'OR') {
      at++
      value = both() || value
    }
    return value
  }
  return tokens.length > 0 && either() && at === tokens.length
}

/** The lock leaves out what it says of packages for other systems: they bear the licence of the package that names them. */
function licenceOf(packages, path) {
  const own = packages[path].license
  if (own) return own
  const name = path.split('node_modules/').at(-1)
  const parent = Object.values(packages).find(({ optionalDependencies = {} }) => name in optionalDependencies)
  return parent?.license ?? ''
}

/** Complaints about a lock: `{ packages }`, which of them are shipped, and the text of the notices. */
export function licenceComplaints(packages, shipped, notices) {
  const goes = new Set(shipped)
  const complaints = []
  for (const path of Object.keys(packages)) {
    if (!path.includes('node_modules/')) continue
    const licence = licenceOf(packages, path)
    if (!allows(licence, goes.has(path) ? SHIPPED : TOOLS))
      complaints.push(
        `${path.split('node_modules/').at(-1)}: ${licence || 'no licence'}${goes.has(path) ? ', and it is handed on' : ''}`,
      )
  }
  for (const path of shipped) {
    const name = path.split('node_modules/').at(-1)
    if (!notices.includes(name)) complaints.push(`THIRD-PARTY-NOTICES.md does not name ${name}`)
  }
  return [...new Set(complaints)]
}

export function checkLicences(notices = readFileSync(inRoot(noticesFile), 'utf8')) {
  const { packages } = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8'))
  const shipped = shippedPackages(packages, importedPackages())
  const complaints = licenceComplaints(packages, shipped, notices)
  if (notices !== thirdPartyNotices()) complaints.push(`${noticesFile} is stale: npm run notices`)
  // Not packages, and handed on all the same.
  if (!existsSync(inRoot('resources', 'fonts', 'OFL.txt')))
    complaints.push('the fonts lack their licence (OFL.txt)')
  for (const work of ['Electron', 'Chromium', 'Node.js', 'SQLite', 'Noto Serif SC', 'Noto Serif JP'])
    if (!notices.includes(work)) complaints.push(`THIRD-PARTY-NOTICES.md does not name ${work}`)
  return complaints
}
