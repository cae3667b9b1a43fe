import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importsIn } from '../../scripts/check/import-rule.mjs'
import { checkout } from '../support/checkout'

/** What one may have to open to follow a use case, and how much of it there is (docs/reading.md). */
const most = {
  'Recording attendance': 15,
  'Issuing certificates': 15,
  Undo: 15,
  'Importing people': 30,
}
const mostLines = 300

const page = readFileSync(join(checkout, 'docs/reading.md'), 'utf8')
const quoted = text => [...text.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
const cases = page
  .split(/^## /m)
  .slice(1)
  .map(text => {
    const [, count = '', from = '', within = ''] =
      /^(\d+) files are reached from (.+), in (.+)\.$/m.exec(text) ?? []
    return {
      name: text.split('\n')[0] ?? '',
      count: Number(count),
      entries: quoted(from),
      folders: quoted(within),
      files: [...text.matchAll(/^- `([^`]+)`/gm)].map(([, file = '']) => file),
    }
  })

/** All that is reached by imports from the entries without leaving the folders. */
function reached(entries, folders) {
  const found = new Set()
  const open = [...entries]
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (found.has(file)) continue
    found.add(file)
    for (const name of importsIn(readFileSync(join(checkout, file), 'utf8'))) {
      const target = posix.join(dirname(file), name)
      if (!name.startsWith('.') || !folders.some(folder => `${target}.ts`.startsWith(folder))) continue
      const next = [`${target}.ts`, `${target}.tsx`].find(one => existsSync(join(checkout, one)))
      if (next !== undefined) open.push(next)
    }
  }
  return [...found].sort()
}

it('every use case has its list', () => {
  expect(cases.map(one => one.name)).toEqual(Object.keys(most))
})

describe.each(cases)('$name', ({ name, files, count, entries, folders }) => {
  it('is as large as its page says, by what imports what', () => {
    expect(entries.length).toBeGreaterThan(1)
    expect({ count: reached(entries, folders).length }).toEqual({ count })
  })

  it('lists nothing of its own folders that it does not reach', () => {
    const all = reached(entries, folders)
    const own = files.filter(file => folders.some(folder => file.startsWith(folder)))
    expect(own.filter(file => !all.includes(file))).toEqual([])
  })

  it(`is followed in at most ${most[name]} files`, () => {
    expect(files.length).toBeGreaterThan(0)
    expect(files.length).toBeLessThanOrEqual(most[name] ?? 0)
    expect(new Set(files).size).toBe(files.length)
  })

  it.each(files)(`%s is there, and no longer than ${mostLines} lines`, file => {
    const path = join(checkout, file)
    expect(existsSync(path)).toBe(true)
    expect(readFileSync(path, 'utf8').split('\n').length - 1).toBeLessThanOrEqual(mostLines)
  })
})
