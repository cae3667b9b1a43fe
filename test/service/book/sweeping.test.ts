import { execFileSync, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { collectAttachments } from '../../../electron/service/attachments/collect-attachments'
import { sweepTemporaries } from '../../../electron/service/book/disk/own-temporaries'
import { openTestService } from '../support/service'

let place = ''
let dataDir = ''
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'zhixing-swept-'))
  dataDir = join(place, 'data')
  mkdirSync(dataDir)
})
afterEach(() => rmSync(place, { recursive: true, force: true }))

const open = () => openTestService({ dataDir, quiet: true })

function lay(...paths: string[]): string[] {
  return paths.map(path => {
    const whole = join(place, path)
    mkdirSync(dirname(whole), { recursive: true })
    writeFileSync(whole, 'of a person')
    return whole
  })
}

const gone = (paths: string[]) => paths.filter(path => !existsSync(path))
const uuid = '0f8fad5b-d9cb-469f-a165-70867728950e'

describe('opening a book leaves alone', () => {
  it('what lies behind a link to another folder in the place of ours', async () => {
    const theirs = lay(
      'disk/.private/diary.txt',
      'disk/.making.part',
      'disk/book-list.json',
      'disk/book-000001-2026-12-09T01-00-00-000Z-manual.json',
      'scans/.part/notes.txt',
      `scans/.part/${uuid}`,
      'else/file-abc123/rows.db',
    )
    symlinkSync(join(place, 'disk'), join(dataDir, 'backups'))
    symlinkSync(join(place, 'scans'), join(dataDir, 'attachments'))
    symlinkSync(join(place, 'else'), join(dataDir, '.importing-zhixing'))
    const book = await open()
    expect((await book.service.state()).state).toBe('open')
    expect(gone(theirs)).toEqual([])
    expect(readFileSync(join(place, 'disk/.private/diary.txt'), 'utf8')).toBe('of a person')
  })

  it('what only has a name like ours', async () => {
    const theirs = lay(
      'data/.scratch-my-notes/a.txt',
      'data/.creating.dbx/a.txt',
      'data/.restoring.db-old',
      'data/.lock-probe-x/a.txt',
      'data/.lock-probe-list',
      'data/.book.holder-of-keys',
      'data/backups/.stignore',
      'data/backups/.private/a.txt',
      'data/backups/.making.parts',
      'data/backups/book-list.json',
      'data/attachments/.part/notes.txt',
      'data/.importing-zhixing/file-of-taxes/a.txt',
    )
    await open()
    expect(gone(theirs)).toEqual([])
  })

  it('a folder of ours that somebody laid something into', async () => {
    const theirs = lay(
      'data/.scratch-12345-abc123/book.db',
      'data/.scratch-12345-abc123/diary.txt',
      `data/.importing-zhixing/${uuid}/file-abc123/rows.db`,
      `data/.importing-zhixing/${uuid}/diary.txt`,
      'data/.importing-zhixing/file-abc124/sub/rows.db',
    )
    await open()
    expect(gone(theirs)).toEqual([])
  })
})

it('opening a book removes what processes of ours left', async () => {
  await (await open()).service.close()
  const ours = lay(
    'data/.restoring.db',
    'data/.unpacking.db-wal',
    'data/.creating.db',
    'data/.recovering.db-journal',
    'data/.moving.db.part',
    'data/.restoring-0f8fad5b.db-wal',
    `data/.lock-probe-${uuid}`,
    `data/.lock-probe-${uuid}.db`,
    'data/.book.holder-12345.part',
    'data/.scratch-12345-abc123/in-use',
    'data/.scratch-12345-abc123/book.db.copy',
    'data/backups/.making.part',
    'data/backups/.making.part.rough-wal',
    'data/backups/.making-0f8fad5b.part',
    'data/backups/.making.part.json.part',
    'data/backups/book-000009-2026-01-01T00-00-00-000Z-manual.json',
    `data/attachments/.part/${uuid}`,
    'data/.importing-zhixing/file-abc123/rows.db',
    `data/.importing-zhixing/${uuid}/file-abc124/rows.db`,
  )
  await open()
  expect(ours.filter(path => existsSync(path))).toEqual([])
  expect(readdirSync(dataDir).filter(name => name.startsWith('.'))).toEqual([])
})

it.each([
  ['data/.importing-zhixing', 'link'],
  ['data/.importing-zhixing', 'pipe'],
  ['data/.restoring.db', 'folder'],
  ['data/.creating.db', 'folder'],
  ['data/.recovering.db', 'pipe'],
  ['data/backups/.making.part', 'folder'],
  ['data/attachments/.part', 'pipe'],
])('a book opens whatever lies at %s: a %s', async (name, kind) => {
  const made = await open()
  await made.service.close()
  const path = join(place, name)
  mkdirSync(dirname(path), { recursive: true })
  if (kind === 'link') symlinkSync(join(place, 'nowhere'), path)
  else if (kind === 'pipe') execFileSync('mkfifo', [path])
  else mkdirSync(join(path, 'inner'), { recursive: true })
  const book = await openTestService({ dataDir, create: false, quiet: true })
  expect(await book.service.state()).toMatchObject({ state: 'open', readOnly: false })
  const backup = await book.call('book', 'backupNow', {})
  await book.call('book', 'restoreBackup', { name: backup.name })
  expect(await book.service.state()).toMatchObject({ state: 'open', readOnly: false })
})

describe('folders for copies, in the home folder and that for temporary files', () => {
  const dead = spawnSync(process.execPath, ['-e', ''], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  }).pid

  it('are removed only when nothing but copies lies in them', () => {
    const theirs = lay(
      'home/.scratch-mynote/book.db',
      'home/zhixing-inspect-abc123/a.txt',
      `home/zhixing-read-${dead}-abc123/diary.txt`,
      `home/.scratch-${dead}-abc123/sub/book.db`,
    )
    for (const path of theirs) utimesSync(dirname(path), 0, 0)
    const ours = lay(
      `home/zhixing-read-${dead}-abc125/in-use`,
      `home/zhixing-read-${dead}-abc125/book.db-wal`,
    )
    for (const path of ours) utimesSync(dirname(path), 0, 0)
    writeFileSync(ours[0] as string, '')
    sweepTemporaries([join(place, 'home')])
    expect(gone(theirs)).toEqual([])
    expect(existsSync(dirname(ours[0] as string))).toBe(false)
  })
})

it('scans behind a link are not collected: another book may name them', () => {
  const hash = 'ab'.repeat(32)
  const [scan] = lay(`scans/ab/${hash}`) as [string]
  utimesSync(scan, 0, 0)
  symlinkSync(join(place, 'scans'), join(dataDir, 'attachments'))
  expect(collectAttachments(dataDir, new Set())).toBe(0)
  expect(existsSync(scan)).toBe(true)
})
