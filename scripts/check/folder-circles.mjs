import { dirname, posix } from 'node:path'
import { importsIn, staticImportsIn } from './import-rule.mjs'

/**
 * Folders directly below `floor` that import each other, types included, each with its circle:
 * `['imports (imports ↔ people)', 'people (imports ↔ people)']`. `files`: path → text.
 */
export function folderCircles(files, floor) {
  const folderOf = path => (path.startsWith(`${floor}/`) ? path.slice(floor.length + 1).split('/') : null)
  const edges = new Map()
  for (const [file, text] of Object.entries(files)) {
    const from = folderOf(file)
    if (!from || from.length < 2) continue
    for (const name of importsIn(text).filter(one => one.startsWith('.'))) {
      const to = folderOf(posix.join(dirname(file), name))
      if (to && to.length > 1 && to[0] !== from[0])
        edges.set(from[0], (edges.get(from[0]) ?? new Set()).add(to[0]))
    }
  }
  return connected(edges)
    .filter(group => group.length > 1)
    .flatMap(group => group.sort().map(one => `${one} (${group.join(' ↔ ')})`))
    .sort()
}

/** The lists of areas: contract, router and routes are typed after all that stands in them. */
const lists = ['src/contract/areas.ts', 'src/features/areas.ts', 'electron/service/areas.ts']

/**
 * Files that import each other, types included, each with its circle. What is loaded when it is first asked for does not
 * count: an area's manifest names its handlers, which use what is made from all manifests.
 */
export function fileCircles(files) {
  const edges = new Map()
  for (const [file, text] of Object.entries(files)) {
    if (lists.includes(file)) continue
    for (const name of staticImportsIn(text).filter(one => one.startsWith('.'))) {
      const target = posix.join(dirname(file), name)
      const to = [`${target}.ts`, `${target}.tsx`, target].find(one => one in files)
      if (to) edges.set(file, (edges.get(file) ?? new Set()).add(to))
    }
  }
  return connected(edges)
    .filter(group => group.length > 1)
    .map(group => group.sort().join(' ↔ '))
    .sort()
}

/** Strongly connected components, by Tarjan's algorithm. */
function connected(edges) {
  const [index, low, stack, groups] = [new Map(), new Map(), [], []]
  const visit = node => {
    index.set(node, index.size)
    low.set(node, index.get(node))
    stack.push(node)
    for (const next of edges.get(node) ?? []) {
      if (!index.has(next)) visit(next)
      if (stack.includes(next)) low.set(node, Math.min(low.get(node), low.get(next)))
    }
    if (low.get(node) === index.get(node)) groups.push(stack.splice(stack.indexOf(node)))
  }
  for (const node of edges.keys()) if (!index.has(node)) visit(node)
  return groups
}
