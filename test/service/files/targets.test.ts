import { chmodSync, linkSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { contract } from '../../../src/contract/contract'
import type { ProcedureDef } from '../../../src/contract/define'
import { type ExamRoom, openExamRoom } from '../assessments/exam-room'
import { fakePrinter } from '../certificates/print-office'
import { bookFile, changeIn, sha256Of } from '../support/book-file'
import { outside, outsideFolder } from '../support/outside'

/** Everything in a data folder that may not be lost, with what it holds; the log of the book beside it. */
function contents(dataDir: string): Record<string, string> {
  const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter(one => one.isFile())
  return Object.fromEntries(
    files
      .map(one => join(one.parentPath, one.name))
      .filter(path => !/-(wal|shm)$|\.holder$/.test(path))
      .map(path => [path, sha256Of(path)]),
  )
}

type Write = (room: Office, path: string) => Promise<unknown>
interface Office extends ExamRoom {
  certificateIds: string[]
  scanId: string
  token: string
}

/** Every procedure that writes where a person says. */
const writers: Record<string, Write> = {
  'people.exportList': (room, path) =>
    room.call('people', 'exportList', { file: room.ticket(path), language: 'en', status: 'all' }),
  'reports.exportResults': (room, path) =>
    room.call('reports', 'exportResults', { file: room.ticket(path), language: 'en' }),
  'reports.exportLedger': (room, path) =>
    room.call('reports', 'exportLedger', { file: room.ticket(path), year: 2026, language: 'en' }),
  'certificates.printTogether': (room, path) =>
    room.call('certificates', 'printTogether', {
      certificateIds: room.certificateIds,
      file: room.ticket(path),
      reason: 'copy',
    }),
  'certificates.printEach': (room, path) =>
    room.call('certificates', 'printEach', {
      certificateIds: room.certificateIds,
      folder: room.ticket(join(path, '..')),
      reason: 'copy',
    }),
  'sessions.printSignIn': (room, path) =>
    room.call('sessions', 'printSignIn', {
      sessionId: room.sessionId,
      file: room.ticket(path),
      language: 'en',
    }),
  'forms.write': (room, path) =>
    room.call('forms', 'write', {
      form: 'sign_in',
      subject: { kind: 'session', id: room.sessionId },
      format: 'pdf',
      language: 'en',
      file: room.ticket(path),
    }),
  'sessions.saveAttachment': (room, path) =>
    room.call('sessions', 'saveAttachment', { id: room.scanId, file: room.ticket(path) }),
  'imports.exportProblems': (room, path) =>
    room.call('imports', 'exportProblems', { token: room.token, file: room.ticket(path), language: 'en' }),
  'reports.exportLosses': async (room, path) => {
    const [{ seq = 0 } = {}] = await room.call('book', 'recoveries', {})
    return room.call('reports', 'exportLosses', { seq, file: room.ticket(path), language: 'en' })
  },
  'book.backupTo': (room, path) => room.call('book', 'backupTo', { file: room.ticket(path) }),
}

async function office(): Promise<Office> {
  const room = await openExamRoom({ print: fakePrinter().print })
  const good = { theory: 90, practice: 90 }
  await room.enter({ 王契: good, 李娜: good })
  const passed = ['王契', '李娜'] as const
  const { certificateIds } = await room.call('certificates', 'issue', {
    sessionId: room.sessionId,
    enrolmentIds: passed.map(name => room.roll[name]),
  })
  const scan = outside('scan.pdf')
  writeFileSync(scan, '%PDF-1.7 signed %%EOF')
  const { id: scanId } = await room.call('sessions', 'attachScan', {
    sessionId: room.sessionId,
    kind: 'sign_in',
    file: room.ticket(scan),
  })
  const roster = outside('花名册.csv')
  writeFileSync(roster, '工号,姓名\n,王一\n')
  const { token } = await room.call('imports', 'preview', { file: room.ticket(roster), kind: 'people' })
  await room.call('book', 'backupNow', {})
  return { ...room, certificateIds, scanId, token }
}

/** Once more as a recovery leaves it, which keeps certificates back: only what needs one is asked of it. */
async function officeFor(writer: string): Promise<Office> {
  const room = await office()
  if (writer !== 'reports.exportLosses') return room
  changeIn(
    bookFile(room.dataDir),
    `CREATE TEMP TABLE entry AS SELECT * FROM audit ORDER BY seq DESC LIMIT 1;
     UPDATE entry SET seq = seq + 1, id = 'sealed', hash = 'sealed', area = 'book', command = 'sealSalvaged', kind = 'do';
     INSERT INTO audit SELECT * FROM entry`,
  )
  return room
}

it('every procedure that writes where a person says is looked at here', () => {
  const asked = Object.entries(contract).flatMap(([room, procedures]) =>
    Object.entries(procedures as Record<string, ProcedureDef>)
      .filter(([, one]) => 'refusals' in one && one.refusals.includes('target_in_book'))
      .map(([name]) => `${room}.${name}`),
  )
  expect(Object.keys(writers).sort()).toEqual(asked.sort())
})

describe('a ticket opens only the door it was given for', () => {
  it('what was chosen to be read, or as a folder, is not written over', async () => {
    const room = await office()
    const path = outside('theirs.xlsx')
    writeFileSync(path, 'theirs')
    for (const [name, write] of Object.entries(writers)) {
      const wrong = name === 'certificates.printEach' ? 'save' : 'folder'
      for (const purpose of ['read', wrong] as const) {
        const asked = write({ ...room, ticket: one => room.ticket(one, purpose) }, path)
        await expect(asked, `${name} by a ticket for ${purpose}`).rejects.toMatchObject({
          code: 'not_writable',
        })
      }
    }
    expect(readFileSync(path, 'utf8')).toBe('theirs')
  })

  it('what was chosen to be written is not read', async () => {
    const room = await office()
    const file = room.ticket(outside('archive.zhixing'), 'save')
    await room.call('book', 'backupTo', { file })
    const { sessionId } = room
    await expect(room.call('book', 'verifyArchive', { file })).rejects.toMatchObject({
      code: 'archive_unreadable',
    })
    await expect(room.call('imports', 'preview', { file, kind: null })).rejects.toMatchObject({
      code: 'file_missing',
    })
    await expect(
      room.call('sessions', 'attachScan', { sessionId, kind: 'sign_in', file }),
    ).rejects.toMatchObject({ code: 'file_missing' })
  })
})

describe.each(Object.keys(writers))('%s', name => {
  const write = writers[name] as Write

  it('refuses every place in the data folder, by whatever name, and touches nothing', async () => {
    const room = await officeFor(name)
    const folder = outsideFolder()
    const in_ = (...names: string[]) => join(room.dataDir, ...names)
    const backup = readdirSync(in_('backups')).find(one => one.endsWith('.db')) ?? ''
    const [shelf = ''] = readdirSync(in_('attachments')).filter(one => one.length === 2)
    const [scan = ''] = readdirSync(in_('attachments', shelf))
    symlinkSync(room.dataDir, join(folder, 'link'))
    const paths = [
      in_('book.db'),
      in_('book.lock'),
      in_('backups', backup),
      in_('attachments', shelf, scan),
      in_('new.xlsx'),
      join(folder, 'link', 'backups', 'new.xlsx'),
      join(folder, '..', basename(room.dataDir), 'x.xlsx'),
    ]
    if (name !== 'certificates.printEach') {
      symlinkSync(in_('book.db'), join(folder, 'soft.xlsx'))
      linkSync(in_('backups', backup), join(folder, 'hard.xlsx'))
      paths.push(join(folder, 'soft.xlsx'), join(folder, 'hard.xlsx'))
    }
    const before = contents(room.dataDir)
    for (const path of paths)
      await expect(write(room, path), path).rejects.toMatchObject({ code: 'target_in_book' })
    expect(contents(room.dataDir)).toEqual(before)
  })

  it('writes the whole file elsewhere, and leaves nothing beside it', async () => {
    const room = await officeFor(name)
    const path = outside('有名字.xlsx')
    await write(room, path)
    const left = readdirSync(join(path, '..'))
    expect(left.filter(one => one.endsWith('.part'))).toEqual([])
    expect(left.length).toBe(name === 'certificates.printEach' ? 2 : 1)
  })

  it.skipIf(name === 'certificates.printEach')(
    'leaves an old file as it is when it may not be written',
    async () => {
      const room = await officeFor(name)
      const path = outside('kept.xlsx')
      writeFileSync(path, 'kept')
      chmodSync(path, 0o444)
      await expect(write(room, path)).rejects.toMatchObject({ code: 'not_writable' })
      await expect(write(room, join(path, 'below.xlsx'))).rejects.toMatchObject({ code: 'not_writable' })
      expect(readFileSync(path, 'utf8')).toBe('kept')
      expect(readdirSync(join(path, '..'))).toEqual(['kept.xlsx'])
    },
  )
})
