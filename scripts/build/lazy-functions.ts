/** Functions whose modules are large and wanted late: the dictionary of readings, the words of every form. */
const late = [
  { module: /^pinyin-pro$/, names: ['pinyin'] },
  { module: /\/i18n\/setup$/, names: ['createWords'] },
]

const importLine = /^import \{([^}]*)\} from '([^']+)'$/gm

/**
 * In the built service these modules are run at the first call of their function instead of at its start, where
 * they would take a third of the time. The sources keep their plain imports.
 */
export function lazyFunctions() {
  return {
    name: 'zhixing:lazy-functions',
    enforce: 'pre' as const,
    transform(code: string, id: string) {
      if (!/\/electron\/service\/.*\.ts$/.test(id)) return null
      const changed = code.replace(importLine, (line, inner: string, module: string) =>
        lazily(line, inner, module),
      )
      return changed === code ? null : { code: changed, map: null }
    },
  }
}

function lazily(line: string, inner: string, module: string): string {
  const found = late.find(one => one.module.test(module))
  if (!found) return line
  const imported = inner.split(',').map(name => name.trim())
  const rest = imported.filter(name => !found.names.includes(name))
  return [
    ...(rest.length > 0 ? [`import { ${rest.join(', ')} } from '${module}'`] : []),
    ...imported
      .filter(name => found.names.includes(name))
      .map(name => `const ${name}: any = (...given: unknown[]) => require('${module}').${name}(...given)`),
  ].join('\n')
}
