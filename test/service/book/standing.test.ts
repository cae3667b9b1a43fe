import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { storeFile } from '../../../electron/service/attachments/attachment-store'
import type { OwnName } from '../../../src/contract/book/own-name'
import { bookFile, valuesIn, verdictOn } from '../support/book-file'
import { openTestService, type TestService } from '../support/service'
import { holdReadOnly, letGo, smallDisk } from '../support/small-disk'

const operatorsOf = async (book: TestService) =>
  (await book.call('settings', 'operators', {})).map(operator => operator.name)

const stateOf = (book: TestService) => book.call('book', 'state', {})

async function closedBook(dataDir = mkdtempSync(join(tmpdir(), 'zhixing-standing-'))): Promise<string> {
  const book = await openTestService({ dataDir })
  await book.call('settings', 'addOperator', { name: '周敏' })
  await book.service.close()
  return dataDir
}

/** A folder as a killed process leaves it: the last command lies in the log only. */
async function crashedBook(target: string): Promise<void> {
  const dataDir = await closedBook()
  const book = await openTestService({ dataDir })
  await book.call('settings', 'addOperator', { name: '李想' })
  for (const name of ['book.db', 'book.db-wal', 'book.mark', 'book.lock'])
    copyFileSync(join(dataDir, name), join(target, name))
  await book.service.close()
}

describe('without the lock nothing is written', () => {
  it('when something else lies in its place: the book is read, and the person clears the name', async () => {
    const dataDir = await closedBook()
    rmSync(join(dataDir, 'book.lock'))
    mkdirSync(join(dataDir, 'book.lock', 'inside'), { recursive: true })
    const before = readFileSync(bookFile(dataDir))
    const book = await openTestService({ dataDir, create: false })
    expect(await stateOf(book)).toMatchObject({
      state: 'open',
      readOnly: true,
      notices: [
        { code: 'no_lock', because: 'in_the_way' },
        { code: 'name_taken', names: ['book.lock'] },
      ],
    })
    expect(await operatorsOf(book)).toEqual(['周敏'])
    const write = () => book.call('settings', 'addOperator', { name: '李想' })
    await expect(write()).rejects.toMatchObject({ code: 'read_only' })
    await expect(book.call('book', 'backupNow', {})).rejects.toMatchObject({ code: 'no_lock' })
    expect(readFileSync(bookFile(dataDir)).equals(before)).toBe(true)

    const { kept } = await book.call('book', 'clearName', { name: 'book.lock' })
    expect(existsSync(join(kept ?? '', 'inside'))).toBe(true)
    expect(await stateOf(book)).toMatchObject({ state: 'open', readOnly: false, notices: [] })
    await write()
  })

  it('when it cannot be written, and one who holds it is still known', async context => {
    const dataDir = await closedBook()
    const lock = join(dataDir, 'book.lock')
    if (!holdReadOnly(lock)) return context.skip('nobody but root may make a file unwritable for root')
    try {
      const book = await openTestService({ dataDir, create: false })
      expect(await stateOf(book)).toMatchObject({
        readOnly: true,
        notices: [{ code: 'no_lock', because: 'unwritable' }],
      })
      expect(await operatorsOf(book)).toEqual(['周敏'])
      await book.service.close()
    } finally {
      letGo(lock)
    }
    const first = await openTestService({ dataDir })
    if (!holdReadOnly(lock)) throw new Error('cannot be mounted twice')
    try {
      const second = await openTestService({ dataDir, create: false })
      expect(await stateOf(second)).toMatchObject({ state: 'in_use' })
    } finally {
      letGo(lock)
    }
    await first.call('settings', 'addOperator', { name: '李想' })
  })

  it('when its file was taken away from under one who works: the second is kept out', async () => {
    const first = await openTestService()
    const { dataDir } = first
    await first.call('settings', 'addOperator', { name: '周敏' })
    writeFileSync(join(dataDir, '.unpacking.db'), 'being made')
    renameSync(join(dataDir, 'book.lock'), join(dataDir, 'moved'))
    for (const instead of [null, 'garbage'.repeat(100)]) {
      if (instead) writeFileSync(join(dataDir, 'book.lock'), instead)
      const second = await openTestService({ dataDir, create: false })
      expect(await stateOf(second)).toMatchObject({
        state: 'in_use',
        holder: expect.stringContaining(String(process.pid)),
      })
      await second.service.close()
    }
    rmSync(join(dataDir, 'book.lock'))
    mkdirSync(join(dataDir, 'book.lock'))
    const third = await openTestService({ dataDir, create: false })
    expect(await stateOf(third)).toMatchObject({ state: 'open', readOnly: true })
    await expect(third.call('book', 'clearName', { name: 'book.lock' })).rejects.toMatchObject({
      code: 'in_use',
    })
    expect(await operatorsOf(third)).toEqual(['周敏'])
    await third.service.close()
    expect(existsSync(join(dataDir, '.unpacking.db'))).toBe(true)
    expect(existsSync(join(dataDir, 'book.holder'))).toBe(true)
    await first.call('settings', 'addOperator', { name: '李想' })
    expect(await operatorsOf(first)).toEqual(['周敏', '李想'].sort())
  })
})

describe('a lock that was moved away from under one who works', () => {
  const forgedAsClosed = (dataDir: string) => {
    const path = join(dataDir, 'book.mark')
    const closed = { bytes: 1, sha256: '0'.repeat(64) }
    writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), closed }).padEnd(400))
  }
  it.each([
    ['an empty file', (lock: string) => writeFileSync(lock, '')],
    [
      'a link to an empty file',
      (lock: string) => {
        writeFileSync(`${lock}-empty`, '')
        symlinkSync(`${lock}-empty`, lock)
      },
    ],
    [
      'an empty file, and a mark that says the book was closed',
      (lock: string) => {
        writeFileSync(lock, '')
        forgedAsClosed(dirname(lock))
      },
    ],
    ['nothing, and a mark that says the book was closed', (lock: string) => forgedAsClosed(dirname(lock))],
  ])('with %s in its place lets nobody else in', async (_what, lay) => {
    const first = await openTestService()
    const { dataDir } = first
    await first.call('settings', 'addOperator', { name: '周敏' })
    renameSync(join(dataDir, 'book.lock'), join(dataDir, 'moved'))
    lay(join(dataDir, 'book.lock'))
    const second = await openTestService({ dataDir, create: false })
    expect(await stateOf(second)).toMatchObject({ state: 'in_use' })
    await second.service.close()
    await first.call('settings', 'addOperator', { name: '李想' })
    expect(await operatorsOf(first)).toEqual(['周敏', '李想'].sort())
    await first.service.close()
    const later = await openTestService({ dataDir, create: false })
    expect(await stateOf(later)).toMatchObject({ state: 'open', readOnly: false })
  })

  it.each([
    ['a link', symlinkSync],
    ['a second name', linkSync],
  ])('%s of a file of somebody is not emptied: the book is read', async (_what, give) => {
    const dataDir = await closedBook()
    const theirs = join(dataDir, 'diary.txt')
    writeFileSync(theirs, 'of a person '.repeat(100))
    rmSync(join(dataDir, 'book.lock'), { force: true })
    give(theirs, join(dataDir, 'book.lock'))
    const book = await openTestService({ dataDir, create: false })
    expect(await stateOf(book)).toMatchObject({
      state: 'open',
      readOnly: true,
      notices: [{ code: 'no_lock', because: 'in_the_way' }],
    })
    expect(readFileSync(theirs, 'utf8')).toBe('of a person '.repeat(100))
  })
})

it('a lock that is garbage is kept beside and made anew where it lies', async () => {
  const dataDir = await closedBook()
  const lock = join(dataDir, 'book.lock')
  writeFileSync(lock, 'not a lock of ours '.repeat(500))
  const { ino } = statSync(lock)
  const book = await openTestService({ dataDir })
  const state = await stateOf(book)
  expect(state).toMatchObject({ readOnly: false, notices: [{ code: 'lock_renewed' }] })
  expect(statSync(lock)).toMatchObject({ ino, size: 0 })
  if (state.state === 'open' && state.notices[0]?.code === 'lock_renewed')
    expect(readFileSync(state.notices[0].kept, 'utf8')).toMatch(/^not a lock/)
  const second = await openTestService({ dataDir, create: false })
  expect(await stateOf(second)).toMatchObject({ state: 'in_use' })
})

describe('something else under a name of ours', () => {
  const asFolder = (path: string) => mkdirSync(join(path, 'inside'), { recursive: true })
  const asFile = (path: string) => writeFileSync(path, 'a file')
  const asDeadLink = (path: string) => symlinkSync('/nowhere/at/all', path)
  const cases: [OwnName, string, (path: string) => void][] = [
    ['book.holder', 'a folder', asFolder],
    ['book.mark', 'a folder', asFolder],
    ['book.mark', 'a dead link', asDeadLink],
    ['backups', 'a file', asFile],
    ['backups', 'a dead link', asDeadLink],
    ['attachments', 'a file', asFile],
    ['attachments', 'a dead link', asDeadLink],
    ['quarantine', 'a file', asFile],
    ['quarantine', 'a dead link', asDeadLink],
    ['electron', 'a file', asFile],
    ['logs', 'a dead link', asDeadLink],
  ]

  it.each(cases)(
    '“%s” as %s: the book opens, says so, and is clear of it by one step',
    async (name, _what, put) => {
      const dataDir = await closedBook()
      rmSync(join(dataDir, name), { recursive: true, force: true })
      put(join(dataDir, name))
      const book = await openTestService({ dataDir, create: false })
      const state = await stateOf(book)
      expect(state).toMatchObject({ state: 'open', readOnly: false })
      if (state.state === 'open') expect(state.notices).toContainEqual({ code: 'name_taken', names: [name] })
      await book.call('settings', 'addOperator', { name: '李想' })
      const { kept } = await book.call('book', 'clearName', { name })
      expect(readdirSync(dataDir)).toContain(kept?.slice(dataDir.length + 1))
      const after = await stateOf(book)
      expect(after).toMatchObject({ state: 'open', readOnly: false })
      if (after.state === 'open') expect(after.notices.map(({ code }) => code)).not.toContain('name_taken')
      expect(await book.call('book', 'backupNow', {})).toMatchObject({ verified: true })
    },
  )

  it.each(['book.db-wal', 'book.db-shm', 'book.db-journal'] as const)(
    '“%s” as a folder: the book is read, then cleared',
    async name => {
      const dataDir = await closedBook()
      asFolder(join(dataDir, name))
      const book = await openTestService({ dataDir, create: false, quiet: true })
      expect(await stateOf(book)).toMatchObject({
        state: 'open',
        readOnly: true,
        notices: [
          { code: 'read_only', because: 'name' },
          { code: 'name_taken', names: [name] },
        ],
      })
      expect(await operatorsOf(book)).toEqual(['周敏'])
      await book.call('book', 'clearName', { name })
      expect(await stateOf(book)).toMatchObject({ state: 'open', readOnly: false, notices: [] })
      expect(await operatorsOf(book)).toEqual(['周敏'])
    },
  )

  it('“book.db” as a dead link is never taken for a new folder', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'zhixing-link-'))
    symlinkSync('/nowhere/book.db', bookFile(dataDir))
    const book = await openTestService({ dataDir, create: false })
    expect(await stateOf(book)).toMatchObject({ state: 'blocked', because: 'name_taken', names: ['book.db'] })
    await expect(book.call('book', 'create', { kind: 'empty' })).rejects.toMatchObject({
      code: 'book_blocked',
    })
    await book.call('book', 'clearName', { name: 'book.db' })
    expect(await stateOf(book)).toMatchObject({ state: 'absent' })
  })

  it('“quarantine” as a file keeps a damaged book where it is until it is cleared', async () => {
    const dataDir = await closedBook()
    asFile(join(dataDir, 'quarantine'))
    writeFileSync(bookFile(dataDir), 'garbage'.repeat(5000))
    const book = await openTestService({ dataDir, create: false, quiet: true })
    expect(await stateOf(book)).toMatchObject({
      state: 'blocked',
      because: 'name_taken',
      names: ['quarantine'],
    })
    expect(readFileSync(bookFile(dataDir), 'utf8')).toMatch(/^garbage/)
    await book.call('book', 'clearName', { name: 'quarantine' })
    expect(await stateOf(book)).toMatchObject({ state: 'broken', quarantined: expect.any(String) })
  })
})

it('what would be saved under a name that is taken is refused by that name', async () => {
  const dataDir = await closedBook()
  for (const name of ['backups', 'attachments']) {
    rmSync(join(dataDir, name), { recursive: true, force: true })
    writeFileSync(join(dataDir, name), 'a file')
  }
  const book = await openTestService({ dataDir, create: false })
  await expect(book.call('book', 'backupNow', {})).rejects.toMatchObject({
    code: 'name_taken',
    params: { name: 'backups' },
  })
  const scan = join(mkdtempSync(join(tmpdir(), 'zhixing-scan-')), 'scan.pdf')
  writeFileSync(scan, '%PDF-%%EOF')
  await expect(storeFile({ dataDir, signal: new AbortController().signal }, scan)).rejects.toMatchObject({
    code: 'name_taken',
    params: { name: 'attachments' },
  })
})

describe('a data folder that cannot be used', () => {
  const place = () => mkdtempSync(join(tmpdir(), 'zhixing-place-'))

  it.each([
    ['is a file', 'not_a_folder', (path: string) => writeFileSync(path, 'a file')],
    ['lies below a file', 'not_a_folder', (path: string) => writeFileSync(join(path, '..', 'file'), '')],
    ['is a dead link', 'folder_missing', (path: string) => symlinkSync('/nowhere', path)],
  ] as const)('since it %s', async (what, because, put) => {
    const folder = place()
    put(join(folder, 'book'))
    const dataDir = join(folder, what === 'lies below a file' ? 'file/book' : 'book')
    const book = await openTestService({ dataDir, create: false })
    expect(await stateOf(book)).toMatchObject({ state: 'blocked', because })
    await expect(book.call('book', 'create', { kind: 'empty' })).rejects.toMatchObject({
      code: 'book_blocked',
    })
  })

  it('since its path is longer than the system opens', async () => {
    const dataDir = join(place(), ...Array.from({ length: 50 }, () => 'a'.repeat(100)))
    const book = await openTestService({ dataDir, create: false })
    expect(await stateOf(book)).toMatchObject({ state: 'blocked', because: 'path_too_long' })
  })
})

describe('a long path', () => {
  /** A folder whose whole path has so many bytes. */
  const folderOf = (bytes: number): string => {
    let path = mkdtempSync(join(tmpdir(), 'zhixing-long-'))
    while (bytes - path.length > 102) path = join(path, 'p'.repeat(100))
    path = join(path, 'p'.repeat(bytes - path.length - 1))
    mkdirSync(path, { recursive: true })
    return path
  }

  it('that just fits is worked in: backups, what is put aside, and back again', async () => {
    const dataDir = await closedBook(folderOf(428))
    const book = await openTestService({ dataDir })
    const backup = await book.call('book', 'backupNow', {})
    const archive = join(mkdtempSync(join(tmpdir(), 'zhixing-out-')), 'all.zhixing')
    await book.call('book', 'backupTo', { file: book.ticket(archive) })
    await book.call('book', 'restoreBackup', { name: backup.name })
    await book.call('book', 'restoreArchive', { file: book.ticket(archive) })
    await book.service.close()
    writeFileSync(bookFile(dataDir), 'garbage'.repeat(5000))
    const again = await openTestService({ dataDir, create: false })
    const state = await stateOf(again)
    expect(state).toMatchObject({ state: 'broken', quarantined: expect.any(String) })
    if (state.state !== 'broken') return
    await again.call('book', 'restoreBackup', { name: state.backups[0]?.name ?? '' })
    expect(await operatorsOf(again)).toEqual(['周敏'])
  })

  it.each([429, 480, 500, 520, 1000])('of %i bytes is read, says why, and is never written', async bytes => {
    const dataDir = folderOf(bytes)
    const short = await closedBook()
    for (const name of ['book.db', 'book.mark']) copyFileSync(join(short, name), join(dataDir, name))
    const book = await openTestService({ dataDir, create: false })
    expect(await stateOf(book)).toMatchObject({
      state: 'open',
      readOnly: true,
      notices: [{ code: 'read_only', because: 'path_too_long' }],
    })
    expect(await operatorsOf(book)).toEqual(['周敏'])
    await expect(book.call('book', 'backupNow', {})).rejects.toMatchObject({ code: 'path_too_long' })
    const archive = join(mkdtempSync(join(tmpdir(), 'zhixing-out-')), 'all.zhixing')
    await book.call('book', 'backupTo', { file: book.ticket(archive) })
    expect(await book.call('book', 'verifyArchive', { file: book.ticket(archive) })).toMatchObject({
      ok: true,
    })
    await expect(book.call('book', 'restoreArchive', { file: book.ticket(archive) })).rejects.toMatchObject({
      code: 'path_too_long',
    })
  })

  it('gets no book: said before it is made', async () => {
    const book = await openTestService({ dataDir: folderOf(480), create: false })
    await expect(book.call('book', 'create', { kind: 'empty' })).rejects.toMatchObject({
      code: 'path_too_long',
    })
    expect(readdirSync(book.dataDir)).not.toContain('book.db')
  })
})

describe('a full disk at the start', () => {
  it.for([
    { what: 'closed properly', make: async (folder: string) => void (await closedBook(folder)) },
    { what: 'with the log of a crash beside it', make: crashedBook },
  ])(
    'a book $what opens to be read, says what is wanted, and is saved elsewhere',
    async ({ what, make }, context) => {
      const disk = smallDisk(8)
      if (!disk) return context.skip('nobody but root may mount a small disk')
      try {
        await make(disk.folder)
        disk.fill()
        const names = what === 'closed properly' ? ['周敏'] : ['周敏', '李想'].sort()
        const book = await openTestService({ dataDir: disk.folder, create: false })
        const state = await stateOf(book)
        expect(state).toMatchObject({
          state: 'open',
          readOnly: true,
          notices: [{ code: 'no_space', free: 0 }],
        })
        if (state.state === 'open' && state.notices[0]?.code === 'no_space')
          expect(state.notices[0].wanted).toBeGreaterThan(4 << 20)
        expect(await operatorsOf(book)).toEqual(names)
        await expect(book.call('book', 'backupNow', {})).rejects.toMatchObject({ code: 'disk_full' })

        const elsewhere = join(mkdtempSync(join(tmpdir(), 'zhixing-elsewhere-')), 'all.zhixing')
        await book.call('book', 'backupTo', { file: book.ticket(elsewhere) })
        expect(await book.call('book', 'verifyArchive', { file: book.ticket(elsewhere) })).toMatchObject({
          ok: true,
        })
        await book.service.close()
        expect(readdirSync(disk.folder).filter(name => name.startsWith('.'))).toEqual([])

        disk.makeRoom()
        const again = await openTestService({ dataDir: disk.folder, create: false })
        expect(await stateOf(again)).toMatchObject({ state: 'open', readOnly: false, notices: [] })
        expect(await operatorsOf(again)).toEqual(names)
        await again.call('settings', 'addOperator', { name: '王芳' })
        await again.service.close()
        expect(verdictOn(bookFile(disk.folder))).toBe('ok')
        expect(valuesIn(bookFile(disk.folder), 'SELECT count(*) FROM operator')).toEqual([names.length + 1])
      } finally {
        disk.remove()
      }
    },
  )

  it('is no damage: nothing is put aside', async context => {
    const disk = smallDisk(8)
    if (!disk) return context.skip('nobody but root may mount a small disk')
    try {
      await crashedBook(disk.folder)
      disk.fill()
      const book = await openTestService({ dataDir: disk.folder, create: false, quiet: true })
      expect(await stateOf(book)).toMatchObject({ state: 'open' })
      await book.service.close()
      expect(readdirSync(disk.folder)).not.toContain('quarantine')
    } finally {
      disk.remove()
    }
  })
})
