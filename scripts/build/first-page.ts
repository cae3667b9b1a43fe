import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** What is drawn first: the frame and Today; and what joins words, of which no area shall load a second file. */
const entries = ['src/app/main.tsx', 'src/features/reports/TodayPage.tsx', 'src/i18n/join-words.ts']

interface Modules {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null
}

/**
 * One chunk for everything the first page needs, instead of some forty small ones: it compresses better
 * and comes in one read. What loads later stays in chunks of its own.
 */
export function firstChunk() {
  let first: Set<string> | null = null
  return (id: string, modules: Modules): string | null => {
    first ??= closureOf(
      entries.map(entry => resolve(entry)),
      modules,
    )
    return first.has(id) && !id.endsWith('.css') ? 'first' : null
  }
}

function closureOf(ids: string[], modules: Modules): Set<string> {
  const found = new Set<string>()
  const waiting = [...ids]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue
    found.add(id)
    waiting.push(...(modules.getModuleInfo(id)?.importedIds ?? []))
  }
  return found
}

const sentences = /zod\/v4\/locales\/en\.js$/

/** What zod would say in English nobody sees: a page has words of its own for what is not as agreed. */
export function withoutSentences() {
  return {
    name: 'zhixing:without-sentences',
    enforce: 'pre' as const,
    load: (id: string) =>
      sentences.test(id) ? 'export default () => ({ localeError: issue => issue.code })' : null,
  }
}

const jsonSchema = /zod\/v4\/core\/(to-json-schema|json-schema-processors|json-schema-generator)\.js$/

/** zod can write JSON Schema, and no page asks it to: 6 KB less before the first one. */
export function withoutJsonSchema() {
  return {
    name: 'zhixing:without-json-schema',
    enforce: 'pre' as const,
    load(id: string) {
      if (!jsonSchema.test(id)) return null
      const names = [...readFileSync(id, 'utf8').matchAll(/^export (?:const|function|class) (\w+)/gm)]
      const left = `const left = () => () => { throw new Error('left out of the page') }`
      return `${left}\nexport { ${names.map(([, name]) => `left as ${name}`).join(', ')} }`
    },
  }
}
