import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { minifySync, transformWithOxc } from 'vite'
import { beforeAll, expect, it } from 'vitest'
import '../../../src/app/areas'
import { startWords } from '../../../src/app/language'
import { pageAreas } from '../../../src/app/page-areas'
import { bringPage } from '../../../src/app/pages'
import { checkout } from '../../support/checkout'

/** What was loaded of words, since it was last asked. */
let brought: string[] = []

beforeAll(async () => {
  await startWords()
  for (const area of pageAreas()) {
    for (const page of Object.keys(area.pages)) area.pages[page] = async () => () => null
    for (const [name, files] of Object.entries(area.words)) {
      const load = files['zh-CN']
      files['zh-CN'] = files.en = () => {
        brought.push(name)
        return load()
      }
    }
  }
})

it('a page waits for the words of its own area and no others; Today for its own alone', async () => {
  const known = new Set<string>()
  for (const area of pageAreas())
    for (const page of Object.keys(area.pages)) {
      brought = []
      await bringPage(page)
      const own = page === 'today' ? 'today' : area.name
      expect([page, brought]).toEqual([page, known.has(own) ? [] : [own]])
      known.add(own)
    }
})

it('a manifest is at most half a KB of the first script', async () => {
  const codes = await Promise.all(
    pageAreas().map(async ({ name }) => {
      const file = join(checkout, `src/features/${name}/${name}.ts`)
      const { code } = await transformWithOxc(readFileSync(file, 'utf8'), file)
      return { name, code: minifySync(file, code).code }
    }),
  )
  const bytes = (some: typeof codes) =>
    gzipSync(some.map(({ code }) => code).join('\n'), { level: 9 }).byteLength
  const all = bytes(codes)
  // What the script would be without it: they stand in one, and say much with the same words.
  for (const { name } of codes)
    expect(all - bytes(codes.filter(one => one.name !== name)), name).toBeLessThanOrEqual(512)
  expect(all).toBeLessThan(3 * 1024)
})
