import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { latePartInputs, lateParts } from '../../../scripts/build/late-parts'
import { checkout } from '../../support/checkout'

const built = (file: string) => {
  const path = join(checkout, file)
  return lateParts().transform(readFileSync(path, 'utf8'), path)?.code ?? ''
}

describe('what the built service loads late', () => {
  it('is a file of its own for each room the first page asks nothing of', () => {
    const parts = Object.keys(latePartInputs())
    for (const room of ['people', 'plan', 'sessions', 'certificates']) expect(parts).toContain(`late-${room}`)
    for (const room of ['book', 'settings', 'reports']) expect(parts).not.toContain(`late-${room}`)
  })

  it('is named where the contract lists the rooms, and imported nowhere', () => {
    const code = built('src/contract/contract.ts')
    expect(code).toContain('late-people.js')
    expect(code).not.toMatch(/import \{ people/)
    expect(code).toMatch(/import \{ reports/)
  })

  it('is read once and kept', () => {
    const code = built('src/contract/contract.ts').replace(/^import .*$|^export type .*$/gm, '')
    const asked: string[] = []
    const load = (file: string) => {
      asked.push(file)
      return { people: { list: 'the list' } }
    }
    const rooms = new Function('require', 'book', 'settings', 'reports', made(code))(load, {}, {}, {})
    expect(Object.keys(rooms)).toContain('people')
    expect(asked).toEqual([])
    expect([rooms.people.list, rooms.people.list]).toEqual(['the list', 'the list'])
    expect(asked).toEqual(['./late-people.js'])
  })

  it('leaves an import that brings more than the late function with the rest, and types as types', () => {
    const line = "import { createWords, other, type Words } from '../i18n/setup'\n"
    const code = lateParts().transform(line, inService)
    expect(code?.code).toContain("import type { Words } from '../i18n/setup'")
    expect(code?.code).toContain("import { other } from '../i18n/setup'")
    expect(code?.code).toContain('late-words.js')
  })
})

const inService = '/somewhere/electron/service/people/people-store.ts'

/** The transformed module as the body of a function that gives its object. */
const made = (code: string) =>
  `${code.replace('export const contract = areas', 'return areas').replaceAll(/ as any|: any/g, '')}`
