import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lastStepKnown } from '../../../electron/service/book/backup-files/offered-backups'
import { lastQuarantine, quarantine } from '../../../electron/service/book/file/quarantine'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhixing-quarantine-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const file = () => join(folder, 'book.db')
/** A book that ended with this step, put aside when the clock said so. */
function putAside(seq: number, clock: string): string {
  writeFileSync(file(), `book ${seq}`)
  writeFileSync(join(folder, 'book.mark'), JSON.stringify({ seq, hash: 'a'.repeat(64), closed: null }))
  return quarantine(folder, file(), new Date(clock))
}

describe('the last book that was put aside', () => {
  it('is the one that was put aside last, with its last step, also where the clock was ten years ahead before', () => {
    putAside(7, '2036-01-01')
    const second = putAside(3, '2026-01-01')
    expect(lastQuarantine(folder, file())).toBe(second)
    expect(lastStepKnown(folder, file())?.seq).toBe(3)
    expect(basename(second)).toBe('2026-01-01T00-00-00-000Z-2')
    const third = putAside(5, '2026-01-02')
    expect(lastQuarantine(folder, file())).toBe(third)
    expect(lastStepKnown(folder, file())?.seq).toBe(5)
  })

  it('and every one that was put aside in the same instant has a name of its own', () => {
    const names = [1, 2, 3].map(seq => basename(putAside(seq, '2026-01-01')))
    expect(names).toEqual([
      '2026-01-01T00-00-00-000Z',
      '2026-01-01T00-00-00-000Z-2',
      '2026-01-01T00-00-00-000Z-3',
    ])
    expect(lastStepKnown(folder, file())?.seq).toBe(3)
    expect(basename(putAside(4, '2026-01-02'))).toBe('2026-01-02T00-00-00-000Z-3')
    expect(lastStepKnown(folder, file())?.seq).toBe(4)
  })
})
