import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/**
 * Functions whose modules are large and wanted late: the dictionary of readings, the words of every form, what writes
 * a book on the service's own thread, the demonstration year.
 */
const functions = [
  { part: 'readings', imported: /^pinyin-pro$/, source: 'pinyin-pro', name: 'pinyin' },
  { part: 'words', imported: /\/i18n\/setup$/, source: 'src/i18n/setup', name: 'createWords' },
  {
    part: 'writer',
    imported: /\/book-writer$/,
    source: 'electron/service/book/opening/book-writer',
    name: 'openBookWriter',
  },
  {
    part: 'demonstration',
    imported: /\/demonstration\/year$/,
    source: 'electron/service/demonstration/year',
    name: 'buildDemonstration',
  },
]

/** The list of areas on the wire: an area is loaded when it is first asked for. */
const areaList = 'src/contract/areas.ts'
/** Where it becomes an object of one property for each area. */
const contract = 'src/contract/contract.ts'
/** The first page's questions are theirs. */
const firstAreas = ['book', 'settings', 'reports']

const importLine = /^import \{([^}]*)\} from '([^']+)'$/gm
const listLine = /^export \{ (\w+) \} from '([^']+)'$/gm
const allAreas = "import * as areas from './areas'\n"
const prefix = 'zhixing-late:'

/** The entries of the service's build that are loaded late, each a file of its own. */
export function latePartInputs(): Record<string, string> {
  return Object.fromEntries([...partSources().keys()].map(part => [`late-${part}`, `${prefix}${part}`]))
}

/**
 * In the built service these functions are loaded at their first call, and an area when it is first asked for, instead of
 * at the start, where they would take most of the time. The sources keep their plain imports.
 */
export function lateParts() {
  return {
    name: 'zhixing:late-parts',
    enforce: 'pre' as const,
    resolveId: (id: string) => (id.startsWith(prefix) ? `\0${id}` : null),
    load(id: string) {
      if (!id.startsWith(`\0${prefix}`)) return null
      return partSources().get(id.slice(prefix.length + 1))
    },
    transform(code: string, id: string) {
      const changed =
        id === resolve(contract)
          ? lazyAreas(code)
          : /\/electron\/service\/.*\.ts$/.test(id)
            ? code.replace(importLine, lazily)
            : code
      return changed === code ? null : { code: changed, map: null }
    },
  }
}

/** What each part hands out. */
function partSources(): Map<string, string> {
  const parts = new Map<string, string>()
  const add = (part: string, name: string, source: string) =>
    parts.set(part, `${parts.get(part) ?? ''}export { ${name} } from '${source}'\n`)
  for (const { part, name, source } of functions)
    add(part, name, source.includes('/') ? resolve(source) : source)
  for (const { area, module } of areasListed())
    if (!firstAreas.includes(area)) add(area, area, resolve(dirname(areaList), module))
  return parts
}

function areasListed(): { area: string; module: string }[] {
  const lines = readFileSync(resolve(areaList), 'utf8').matchAll(listLine)
  return [...lines].map(([, area = '', module = '']) => ({ area, module }))
}

function lazily(line: string, inner: string, module: string): string {
  const imported = inner.split(',').map(name => name.trim())
  const late = functions.filter(one => one.imported.test(module) && imported.includes(one.name))
  if (late.length === 0) return line
  // An import of types only would be left as one for its effects.
  const rest = imported.filter(name => !name.startsWith('type ') && late.every(one => one.name !== name))
  const types = imported.filter(name => name.startsWith('type ')).map(name => name.slice(5))
  return [
    ...(types.length > 0 ? [`import type { ${types.join(', ')} } from '${module}'`] : []),
    ...(rest.length > 0 ? [`import { ${rest.join(', ')} } from '${module}'`] : []),
    ...late.map(
      ({ part, name }) => `const ${name}: any = (...given: unknown[]) => ${fromPart(part, name)}(...given)`,
    ),
  ].join('\n')
}

/** The areas as an object with every later one read from its part the first time, and kept. */
export function lazyAreas(code: string): string {
  if (!code.includes(allAreas)) throw new Error('the service’s build does not find the areas of the contract')
  const listed = areasListed()
  const early = listed.filter(({ area }) => firstAreas.includes(area))
  const late = listed.filter(({ area }) => !firstAreas.includes(area))
  return code.replace(
    allAreas,
    [
      ...early.map(({ area, module }) => `import { ${area} } from '${module}'`),
      'const areas: any = {',
      ...early.map(({ area }) => `  ${area},`),
      ...late.map(
        ({ area }) =>
          `  get ${area}() { const value = ${fromPart(area, area)}; ` +
          `Object.defineProperty(this, '${area}', { value, enumerable: true }); return value },`,
      ),
      '}',
      '',
    ].join('\n'),
  )
}

// Not a plain name: so it is left as it stands, and means the file beside.
const fromPart = (part: string, name: string): string =>
  `(require as any)(['.', 'late-${part}.js'].join('/')).${name}`
