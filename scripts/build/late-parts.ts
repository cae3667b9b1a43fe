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

/** Objects of one property for each room: a room is loaded when it is first asked for. */
const roomObjects = ['src/contract/contract.ts', 'electron/service/handlers.ts']
/** The first page's questions are theirs. */
const firstRooms = ['book', 'settings', 'reports']

const importLine = /^import \{([^}]*)\} from '([^']+)'$/gm
const propertyLine = /^ {2}(\w+)(?:: (\w+))?,$/gm
const prefix = 'zhixing-late:'

/** The entries of the service's build that are loaded late, each a file of its own. */
export function latePartInputs(): Record<string, string> {
  return Object.fromEntries([...partSources().keys()].map(part => [`late-${part}`, `${prefix}${part}`]))
}

/**
 * In the built service these functions are loaded at their first call, and a room when it is first asked for, instead of
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
      const changed = roomObjects.some(file => id === resolve(file))
        ? lazyRooms(code)
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
  for (const file of roomObjects)
    for (const { room, name, module } of roomsOf(readFileSync(resolve(file), 'utf8')))
      if (!firstRooms.includes(room)) add(room, name, resolve(dirname(file), module))
  return parts
}

function roomsOf(code: string): { room: string; name: string; module: string }[] {
  const modules = new Map<string, string>()
  for (const [, inner = '', module = ''] of code.matchAll(importLine))
    for (const name of inner.split(',')) modules.set(name.trim(), module)
  return [...code.matchAll(propertyLine)].map(([line, room = '', name = room]) => {
    const module = modules.get(name)
    if (module === undefined) throw new Error(`the service’s build does not understand: ${line}`)
    return { room, name, module }
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

/** `{ people, … }` with every later room read from its part the first time, and kept. */
export function lazyRooms(code: string): string {
  const rooms = roomsOf(code).filter(({ room }) => !firstRooms.includes(room))
  const isLate = (name: string) => rooms.some(one => one.name === name)
  return code
    .replace(importLine, (line, inner: string) => (isLate(inner.trim()) ? '' : line))
    .replace(propertyLine, (line, room: string, name = room) =>
      isLate(name)
        ? `  get ${room}() { const value = ${fromPart(room, name)}; ` +
          `Object.defineProperty(this, '${room}', { value, enumerable: true }); return value },`
        : line,
    )
}

// Not a plain name: so it is left as it stands, and means the file beside.
const fromPart = (part: string, name: string): string =>
  `(require as any)(['.', 'late-${part}.js'].join('/')).${name}`
