import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { warningOf } from '../../../electron/service/book/disk/place-facts'
import { openTestService } from '../support/service'

let place: string
beforeEach(() => {
  place = realpathSync(mkdtempSync(join(tmpdir(), 'zhixing-place-')))
})
afterEach(() => rmSync(place, { recursive: true, force: true }))

describe('where a book lies', () => {
  it('an ordinary folder of this computer is no matter, also one that is not there yet', () => {
    expect(warningOf(place)).toBeNull()
    expect(warningOf(join(place, 'not', 'there'))).toBeNull()
  })

  it('a marker is found above a folder that is not there yet', () => {
    writeFileSync(join(place, '.dropbox'), '')
    expect(warningOf(join(place, 'work', 'book'))).toEqual({ kind: 'sync', service: 'dropbox' })
  })

  it('a link is followed', () => {
    mkdirSync(join(place, 'OneDrive - Office', 'book'), { recursive: true })
    symlinkSync(join(place, 'OneDrive - Office'), join(place, 'plain'))
    expect(warningOf(join(place, 'plain', 'book'))).toEqual({ kind: 'sync', service: 'onedrive' })
  })

  it('what OneDrive and Dropbox say of themselves is heard', () => {
    const { OneDrive, APPDATA } = process.env
    mkdirSync(join(place, 'Dropbox-settings', 'Dropbox'), { recursive: true })
    const info = join(place, 'Dropbox-settings', 'Dropbox', 'info.json')
    writeFileSync(info, JSON.stringify({ personal: { path: join(place, 'Box') } }))
    try {
      process.env.OneDrive = join(place, 'Wolke')
      process.env.APPDATA = join(place, 'Dropbox-settings')
      expect(warningOf(join(place, 'Wolke', 'book'))).toEqual({ kind: 'sync', service: 'onedrive' })
      expect(warningOf(join(place, 'Box', 'book'))).toEqual({ kind: 'sync', service: 'dropbox' })
    } finally {
      restore('OneDrive', OneDrive)
      restore('APPDATA', APPDATA)
    }
  })
})

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name]
  else process.env[name] = value
}

describe('the service warns', () => {
  it('before a book is begun, and of one that is open, until the person keeps it there', async () => {
    const dataDir = join(place, '我的坚果云', 'book')
    const warning = { kind: 'sync', service: 'nutstore' }
    const book = await openTestService({ dataDir, create: false, warnOfPlace: true })
    expect(await book.call('book', 'state', {})).toMatchObject({ state: 'absent', warning })
    await book.call('book', 'create', { kind: 'empty' })
    expect(await book.call('book', 'state', {})).toMatchObject({ notices: [{ code: 'place', warning }] })
    book.service.keepPlace()
    expect(await book.call('book', 'state', {})).toMatchObject({ state: 'open', notices: [] })
  })

  it('of a folder that is only chosen, and says what else speaks against it', async () => {
    const book = await openTestService()
    mkdirSync(join(place, 'used', 'backups'), { recursive: true })
    writeFileSync(join(place, 'file'), '')
    mkdirSync(join(place, 'shared', '合同'), { recursive: true })
    for (const name of ['.DS_Store', 'desktop.ini', 'book.mark', '预算.xlsx', 'd.txt', 'c.txt'])
      writeFileSync(join(place, 'shared', name), '')
    mkdirSync(join(place, 'left'))
    // What a move, something put aside and an end in the middle of a draft leave; and what only looks like it.
    for (const name of [
      'book.moved',
      'book-moved-2026-12-09T01-00-00-000Z.db',
      'backups-aside-2026-12-09T01-00-00-000Z',
      'book.lock-aside-2026-12-09T01-00-00-000Z-2',
      'drafts.db-journal',
      'drafts.db-journal-aside-2026-12-09T01-00-00-000Z',
      'book-moved-合同.db',
      '预算-aside-2026-12-09T01-00-00-000Z',
    ])
      writeFileSync(join(place, 'left', name), '')
    const folders = [
      join(place, 'free'),
      join(place, 'Dropbox'),
      join(place, 'used'),
      join(place, 'shared'),
      join(place, 'left'),
      join(place, 'file', 'below'),
      join(place, 'x'.repeat(200), 'y'.repeat(200), 'z'.repeat(60)),
    ].map(folder => book.ticket(folder))
    expect(await book.call('book', 'folders', { folders: [...folders, 'no ticket'] })).toEqual([
      { warning: null, tooLong: false, writable: true, taken: false, others: [] },
      {
        warning: { kind: 'sync', service: 'dropbox' },
        tooLong: false,
        writable: true,
        taken: false,
        others: [],
      },
      { warning: null, tooLong: false, writable: true, taken: true, others: [] },
      { warning: null, tooLong: false, writable: true, taken: false, others: ['c.txt', 'd.txt', '合同'] },
      {
        warning: null,
        tooLong: false,
        writable: true,
        taken: false,
        others: ['book-moved-合同.db', '预算-aside-2026-12-09T01-00-00-000Z'],
      },
      { warning: null, tooLong: false, writable: false, taken: false, others: [] },
      { warning: null, tooLong: true, writable: true, taken: false, others: [] },
      { warning: null, tooLong: false, writable: false, taken: false, others: [] },
    ])
  })
})
