import { readFileSync } from 'node:fs'
import { dirname, posix } from 'node:path'
import { inRoot } from '../setup/project.mjs'

/** The areas in their order, as the service's list and their manifests say: a service may call those of earlier ones. */
export const AREAS = areasInOrder()

function areasInOrder() {
  const read = path => readFileSync(inRoot('electron', 'service', path), 'utf8')
  const listed = [...read('areas.ts').matchAll(/^export \{ (\w+) \} from '\.\/([^']+)'$/gm)]
  return listed
    .map(([, area, module]) => ({
      area,
      order: Number(/^ {2}order: (\d+),$/m.exec(read(`${module}.ts`))?.[1]),
    }))
    .sort((one, other) => one.order - other.order)
    .map(({ area }) => area)
}

const PAGE_PACKAGES = {
  refuse: [/^node:/, /^electron/, /^better-sqlite3/, /^kysely/, /^hucre/, /^@cantoo\//, /^pdfjs-dist/],
}

/** Who may import whom (docs/architecture.md). `floors` besides the own one; `packages`: only these, or all but these. */
const FLOORS = {
  domain: { floors: [], packages: { only: [] } },
  contract: { floors: ['domain'], packages: { only: [/^zod$/] } },
  i18n: { floors: ['domain', 'contract'], packages: { only: [/^i18next/, /^react-i18next$/] } },
  service: {
    floors: ['contract', 'domain', 'i18n', 'wire', 'files'],
    packages: { refuse: [/^electron$/, /^react/, /^zustand/, /^@tanstack\//, /^@testing-library\//] },
  },
  ui: {
    floors: [],
    packages: {
      only: [
        /^react$/,
        /^react-dom/,
        /^react-aria/,
        /^@react-/,
        /^@internationalized\//,
        /^@tanstack\/react-virtual$/,
      ],
    },
  },
  parts: { floors: ['contract', 'domain', 'ui', 'i18n', 'client'], packages: PAGE_PACKAGES },
  features: { floors: ['contract', 'domain', 'parts', 'ui', 'i18n', 'client'], packages: PAGE_PACKAGES },
  app: {
    floors: ['contract', 'domain', 'features', 'list', 'parts', 'ui', 'i18n', 'client'],
    packages: PAGE_PACKAGES,
  },
  // What pages may know of the shell: how to ask, to say, to undo, and to link.
  client: { floors: ['contract', 'domain', 'i18n', 'ui', 'app', 'list'], packages: PAGE_PACKAGES },
  // The one list of areas: each line is an area's manifest, which loads the rest when it is wanted.
  list: { floors: ['features'], packages: { only: [] } },
  // Where the service's process meets its host: the messages, and the door they come in by.
  wire: { floors: ['host', 'contract', 'service'], packages: { only: [/^zod$/, /^electron$/, /^node:/] } },
  // Files a person chose: the one way to write and to read them, for the window, the service and the command line.
  files: { floors: ['domain'], packages: { only: [/^node:/] } },
  host: { floors: ['domain'], packages: { only: [/^zod$/] } },
  preload: { floors: ['host', 'wire'], packages: { only: [/^electron$/] } },
  main: {
    floors: ['host', 'wire', 'files', 'cli', 'i18n'],
    packages: { refuse: [/^react/, /^kysely/, /^better-sqlite3/, /^hucre/] },
  },
  cli: {
    floors: ['contract', 'domain', 'i18n', 'service', 'main', 'wire', 'files', 'host'],
    packages: { refuse: [/^react/] },
  },
}

const PLACES = [
  [/^src\/contract\/host(\.|$)/, 'host'],
  [/^src\/features\/areas(\.|$)/, 'list'],
  [
    /^src\/app\/(RefusalNotice|appearance|brought|call|client|commands|drafts|history-words|intent|language|last-command|lazy-part|links|loose-text|operator|page-areas?|page-title|paged|person-section|say|session-tab|shown|today|undo)(\.|\/|$)/,
    'client',
  ],
  [/^electron\/(host-wire|service\/index)(\.|$)/, 'wire'],
  [/^src\/(domain|contract|features|parts|ui|app|i18n)\//, null],
  [/^electron\/(main|preload|service|cli|files)\//, null],
]

/** The floor and area of a file: `{ floor: 'features', area: 'people' }`; null outside the house. */
export function placeOf(path) {
  for (const [pattern, floor] of PLACES) {
    const match = pattern.exec(path)
    if (match === null) continue
    const [, , area] = path.split('/')
    return { floor: floor ?? match[1], area: path.split('/').length > 3 ? area : null }
  }
  return null
}

const IMPORTS =
  /(?:^|[\s;}])(?:import|export)\s(?:[\w*{}\s,$]+?\sfrom\s)?\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g

const withoutComments = source => source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')

/** What a source names in its import and export lines; comments are left out. */
export function importsIn(source) {
  return [...withoutComments(source).matchAll(IMPORTS)].map(match => match[1] ?? match[2])
}

const STATIC = /(?:^|[\s;}])(?:import|export)\s(?:[\w*{}\s,$]+?\sfrom\s)?\s*['"]([^'"]+)['"]/g

/** The same, without what is imported when it is first asked for. */
export function staticImportsIn(source) {
  return [...withoutComments(source).matchAll(STATIC)].map(match => match[1])
}

function packageRefused(name, { only, refuse }) {
  if (only) return !only.some(pattern => pattern.test(name))
  return refuse.some(pattern => pattern.test(name))
}

function serviceRefusal(from, to, target) {
  if (from.area === to.area || !AREAS.includes(from.area) || !AREAS.includes(to.area)) return null
  if (from.area === 'reports') return null
  if (/-store(\.ts)?$/.test(target)) return 'store-of-another-area'
  return AREAS.indexOf(to.area) > AREAS.indexOf(from.area) ? 'later-area' : null
}

/** Why `from` may not import `name`, or null: a code, e.g. `refusal('src/domain/people/age.ts', 'zod') // 'package'`. */
export function refusal(from, name) {
  const here = placeOf(from)
  if (here === null) return null
  if (!name.startsWith('.')) return packageRefused(name, FLOORS[here.floor].packages) ? 'package' : null
  const target = posix.join(dirname(from), name)
  const there = placeOf(target)
  if (there === null) return target.startsWith('src/') || target.startsWith('resources/') ? null : 'outside'
  const mayKnow = [here.floor, ...FLOORS[here.floor].floors]
  // Who may know the contract may know the host's part of it.
  if (mayKnow.includes('contract')) mayKnow.push('host')
  if (!mayKnow.includes(there.floor)) return 'floor'
  if (here.floor === 'features' && there.floor === 'features' && here.area !== there.area)
    return 'sibling-feature'
  return here.floor === 'service' && there.floor === 'service' ? serviceRefusal(here, there, target) : null
}

export const REASONS = {
  package: 'this floor may not use that package',
  floor: 'this floor may not know that floor',
  outside: 'it lies outside the house',
  'sibling-feature': 'a feature never imports its sibling: what both need belongs in parts',
  'store-of-another-area': 'call the other area’s service, never its store',
  'later-area': 'a later area hears of this one through events',
}
