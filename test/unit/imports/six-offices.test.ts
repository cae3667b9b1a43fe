import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const fixtures = join(import.meta.dirname, '../../fixtures/offices')
const offices = ['bank', 'hospital', 'hotline-12345', 'outsourcer', 'service-centre', 'shop']

/** The files that strange offices would send, as their generators write them. */
function written(): Map<string, Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'offices-'))
  const { status, stderr } = spawnSync(process.execPath, [join(fixtures, 'write.mjs'), folder])
  expect([status, String(stderr)]).toEqual([0, ''])
  const files = new Map(
    offices.flatMap(office =>
      readdirSync(join(folder, office)).map(
        name => [`${office}/${name}`, readFileSync(join(folder, office, name))] as const,
      ),
    ),
  )
  rmSync(folder, { recursive: true })
  return files
}

it('six offices have six files each, and what each must come to is written beside them', () => {
  const files = written()
  for (const office of offices) {
    const { files: known } = JSON.parse(readFileSync(join(fixtures, office, 'expected.json'), 'utf8'))
    const names = known.map(({ name }: { name: string }) => `${office}/${name}`)
    expect([...files.keys()].filter(name => name.startsWith(`${office}/`)).toSorted()).toEqual(
      names.toSorted(),
    )
    expect(names).toHaveLength(6)
  }
})
