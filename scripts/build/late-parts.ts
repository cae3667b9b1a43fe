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
    source: 'electron/service/book/book-writer',
    name: 'openBookWriter',
  },
  {
    part: 'demonstration',
    imported: /\/demonstration\/year$/,
    source: 'electron/service/demonstration/year',
    name: 'buildDemonstration',
  },
]

/** Objects of one property for each area: an area is loaded when it is first asked for. */
const areaObjects = ['src/contract/contract.ts', 'electron/service/handlers.ts']
/** The first page's questions are theirs. */
const firstAreas = ['book', 'settings', 'reports']

const importLine = /^import \{([^}]*)\} from '([^']+)'$/gm
const propertyLine = /^ {2}(\w+)(?:: (\w+))?,$/gm
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
      const changed = areaObjects.some(file => id === resolve(file))
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
  for (const file of areaObjects)
    for (const { area, name, module } of areasOf(readFileSync(resolve(file), 'utf8')))
      if (!firstAreas.includes(area)) add(area, name, resolve(dirname(file), module))
  return parts
}

function areasOf(code: string): { area: string; name: string; module: string }[] {
  const modules = new Map<string, string>()
  for (const [, inner = '', module = ''] of code.matchAll(importLine))
    for (const name of inner.split(',')) modules.set(name.trim(), module)
  return [...code.matchAll(propertyLine)].map(([line, area = '', name = area]) => {
    const module = modules.get(name)
    if (module === undefined) throw new Error(`the service’s build does not understand: ${line}`)
    return { area, name, module }
  })
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

/** `{ people, … }` with every later area read from its part the first time, and kept. */
export function lazyAreas(code: string): string {
  const areas = areasOf(code).filter(({ area }) => !firstAreas.includes(area))
  const isLate = (name: string) => areas.some(one => one.name === name)
  return code
    .replace(importLine, (line, inner: string) => (isLate(inner.trim()) ? '' : line))
    .replace(propertyLine, (line, area: string, name = area) =>
      isLate(name)
        ? `  get ${area}() { const value = ${fromPart(area, name)}; ` +
          `Object.defineProperty(this, '${area}', { value, enumerable: true }); return value },`
        : line,
    )
}

// Not a plain name: so it is left as it stands, and means the file beside.
const fromPart = (part: string, name: string): string =>
  `(require as any)(['.', 'late-${part}.js'].join('/')).${name}`
