/** Rows of large files lie in the data folder while they are on the imports, and nowhere afterwards. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { belongings } from '../../../electron/service/book/disk/belongings'
import { keepRows, rowsOnDisk } from '../../../electron/service/db/kept-rows'
import { createSpill, spillFolder } from '../../../electron/service/db/spill'
import { readSheets } from '../../../electron/service/imports/reading/read-tables'
import { isRefusal } from '../../../src/domain/imports/refusal'
import { openTestService } from '../support/service'
import { openImports } from './imports-of-book'

/** More than cross to the writing thread as a message. */
const many = 5_200
const roster = (count: number) => [
  ['工号', '姓名', '部门', '入职日期'],
  ...Array.from({ length: count }, (_, index) => [
    String(100_000 + index),
    '王芳',
    index % 2 === 0 ? '华东分部' : '华南分部',
    index % 4 === 0 ? '2099-01-01' : '2024-03-01',
  ]),
]

const left = (dataDir: string) => {
  const folder = spillFolder(dataDir)
  return existsSync(folder) ? readdirSync(folder) : []
}

describe('a roster of thousands', () => {
  it('is written from the disk, for this account only, and nothing of it stays', async () => {
    const imports = await openImports()
    const preview = await imports.previewOf(roster(many))
    expect(preview).toMatchObject({ accepted: many, new: many })
    const applied = imports.apply(preview)
    await expect(applied).resolves.toMatchObject({ written: many })
    expect(left(imports.dataDir)).toEqual([])
    const { total } = await imports.call('people', 'list', { status: 'active', limit: 1 })
    expect(total).toBe(many)
  })

  it('shows a thousand findings at a time, in the sheet’s order', async () => {
    const imports = await openImports()
    const preview = await imports.previewOf(roster(many))
    // One for each fourth row, and one that says what is new.
    const total = many / 4 + 1
    expect([preview.findings.length, preview.findingsFrom, preview.findingsTotal]).toEqual([1_000, 0, total])
    const { findings } = await imports.call('imports', 'findings', { token: preview.token, from: 1_000 })
    expect(findings).toHaveLength(total - 1_000)
    const rows = [...preview.findings, ...findings].map(finding => finding.row)
    expect(rows).toEqual([...rows].sort((a, b) => a - b))
    const next = await imports.call('imports', 'review', {
      token: preview.token,
      choices: {},
      findingsFrom: 1_000,
    })
    expect([next.findings[0]?.row, next.findingsFrom]).toEqual([findings[0]?.row, 1_000])
  })

  it('is put away with the book, and what a crash left is swept at the next start', async () => {
    const book = await openTestService()
    const leftover = join(spillFolder(book.dataDir), 'file-Be4ore')
    mkdirSync(leftover, { recursive: true })
    writeFileSync(join(leftover, 'rows.db'), 'names')
    await book.service.close()
    await openTestService({ dataDir: book.dataDir, create: false })
    expect(left(book.dataDir)).toEqual([])
  })

  it('does not share its name with a folder of the person, which stays as it is', async () => {
    const book = await openTestService()
    await book.service.close()
    const theirs = join(book.dataDir, 'importing', 'file-1', 'contract.txt')
    mkdirSync(dirname(theirs), { recursive: true })
    writeFileSync(theirs, 'signed')
    const inOurs = join(spillFolder(book.dataDir), 'notes.txt')
    mkdirSync(join(spillFolder(book.dataDir), 'file-aB3dE6'), { recursive: true })
    writeFileSync(inOurs, 'kept')
    await openTestService({ dataDir: book.dataDir, create: false })
    expect([readFileSync(theirs, 'utf8'), readFileSync(inOurs, 'utf8')]).toEqual(['signed', 'kept'])
    expect(left(book.dataDir)).toEqual(['notes.txt'])
  })

  it('does not go along when the book moves', async () => {
    const book = await openTestService()
    const rows = join(spillFolder(book.dataDir), 'file-3', 'rows.db')
    mkdirSync(dirname(rows), { recursive: true })
    writeFileSync(rows, 'names')
    expect(belongings(book.dataDir).filter(name => name.includes('rows.db'))).toEqual([])
  })
})

describe('rows kept on disk', () => {
  it('come back in order, to this thread and to another, and are private', () => {
    const folder = join(process.env.TMPDIR ?? '/tmp', `zhixing-spill-${process.pid}`)
    const spill = createSpill(folder)
    const kept = keepRows<{ n: number; text: string }>(spill, 100)
    for (let n = 0; n < 1_234; n += 1) kept.push({ n, text: `行 ${n} "𠮷" \u2028` })
    const all = Array.from({ length: 1_234 }, (_, n) => ({ n, text: `行 ${n} "𠮷" \u2028` }))
    expect([...kept.rows()]).toEqual(all)
    expect([...kept.rows()]).toEqual(all)
    const onDisk = kept.toDisk()
    expect([...rowsOnDisk(onDisk)]).toEqual(all)
    if (process.platform !== 'win32') expect(statSync(join(onDisk.file, '..')).mode & 0o777).toBe(0o700)
    spill.close()
    expect(existsSync(onDisk.file)).toBe(false)
  })

  it('are nothing new to a file that fits into memory', async () => {
    const imports = await openImports()
    const folder = spillFolder(imports.dataDir)
    const spill = createSpill(folder)
    const path = imports.put('small.csv', '工号,姓名\n1,王一\n')
    const read = await readSheets(path, { spill })
    expect(isRefusal(read)).toBe(false)
    expect(existsSync(folder)).toBe(false)
  })
})
