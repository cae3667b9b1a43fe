import { dirname, posix } from 'node:path'
import { importsIn, staticImportsIn } from './import-rule.mjs'

/**
 * Folders on any level below `floor` that import each other, types included, each with its circle:
 * `['imports (imports ↔ people)', 'people (imports ↔ people)']`. Two folders meet where their paths part; what a folder
 * holds itself and what lies in a folder of it are one. `files`: path → text.
 */
export function folderCircles(files, floor) {
  const foldersOf = path => dirname(path).split('/')
  /** By the folder both lie in. */
  const edges = new Map()
  for (const [file, text] of Object.entries(files)) {
    if (!file.startsWith(`${floor}/`)) continue
    for (const name of importsIn(text).filter(one => one.startsWith('.'))) {
      const target = posix.join(dirname(file), name)
      if (!target.startsWith(`${floor}/`)) continue
      const [from, to] = [foldersOf(file), foldersOf(target)]
      const parting = from.findIndex((one, at) => one !== to[at])
      if (parting === -1 || parting >= to.length) continue
      const within = from.slice(0, parting).join('/')
      const there = edges.get(within) ?? edges.set(within, new Map()).get(within)
      there.set(from[parting], (there.get(from[parting]) ?? new Set()).add(to[parting]))
    }
  }
  return [...edges]
    .flatMap(([within, between]) => {
      const named = one => `${within}/${one}`.slice(floor.length + 1)
      return connected(between)
        .filter(group => group.length > 1)
        .map(group => group.map(named).sort())
        .flatMap(group => group.map(one => `${one} (${group.join(' ↔ ')})`))
    })
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
