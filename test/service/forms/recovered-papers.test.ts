import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import { zipParts } from '../../support/zip-parts'
import { openExamRoom } from '../assessments/exam-room'
import { fakePrinter } from '../certificates/print-office'
import { bookFile, changeIn } from '../support/book-file'
import { openTestService } from '../support/service'
import { temporaryFolder } from '../support/temporary-folder'

const good = { theory: 90, practice: 90 }

/** Two classes with certificates, printed twice; damage took two of the first and one person, with prints and places. */
async function recovered() {
  const folder = temporaryFolder('recovered-papers')
  const room = await openExamRoom({ print: fakePrinter().print })
  const other = await room.hold()
  const issued = new Map<string, string[]>()
  for (const held of [{ sessionId: room.sessionId, courseId: room.courseId, roll: room.roll }, other]) {
    await room.enter({ 王契: good, 欧阳娜娜: good, 李娜: good }, { in: held })
    const { certificateIds, numbers } = await room.call('certificates', 'issue', {
      sessionId: held.sessionId,
      enrolmentIds: [held.roll.王契, held.roll.欧阳娜娜, held.roll.李娜],
    })
    issued.set(held.sessionId, numbers)
    await room.call('certificates', 'printTogether', {
      certificateIds,
      file: room.ticket(join(folder, `${held.sessionId}.pdf`)),
    })
  }
  const gone = (issued.get(room.sessionId) ?? []).slice(0, 2)
  await room.call('book', 'backupNow', {})
  await room.service.close()
  changeIn(
    bookFile(room.dataDir),
    `PRAGMA foreign_keys = OFF; DROP TRIGGER capture_certificate_d; DROP TRIGGER capture_person_d;
     DELETE FROM certificate WHERE number IN ('${gone.join("', '")}');
     DELETE FROM person WHERE name = '赵博文'`,
  )
  const book = await openTestService({ dataDir: room.dataDir, create: false })
  const salvaged = (await book.call('book', 'backups', {})).find(one => one.reason === 'salvaged')
  await book.call('book', 'restoreBackup', { name: salvaged?.name ?? '' })
  const lostOf = (table: string) => salvaged?.lost?.find(one => one.table === table)?.lost ?? 0
  /** The register as a Word file: its text. */
  const register = async (
    subject: { kind: 'session'; id: string } | { kind: 'year'; year: number },
    language: 'zh-CN' | 'en' = 'zh-CN',
  ) => {
    const path = join(folder, 'register.docx')
    const file = book.ticket(path)
    await book.call('forms', 'write', {
      form: 'certificate_register',
      subject,
      format: 'word',
      language,
      file,
    })
    return [...zipParts(readFileSync(path)).values()].join('\n').replace(/<[^>]+>/g, '')
  }
  return { book, room, other, gone, lostOf, register, folder }
}

it('a register names the numbers that are missing of certificates, and counts other kinds in their own words', async () => {
  const { room, other, gone, lostOf, register } = await recovered()
  expect(lostOf('certificate')).toBe(2)
  const year = await register({ kind: 'year', year: 2026 })
  expect(year).toContain(`找回的全部数据中缺少：证书至少 2 张（${gone.join('、')}）。`)
  expect(year).toContain(`人员至少 ${lostOf('person')} 条`)
  expect(year).not.toContain(`证书至少 ${lostOf('certificate') + lostOf('person')} 张`)

  expect(await register({ kind: 'session', id: room.sessionId }, 'en')).toContain(
    `Missing from the recovered data as a whole: at least 2 certificates: ${gone.join(', ')}.`,
  )
  // Both are known to be of the first class.
  const ofOther = await register({ kind: 'session', id: other.sessionId })
  expect(ofOther).toContain('从损坏中找回，本表可能不全。')
  expect(ofOther).not.toContain('证书至少')
})

it('the ledger says what it rests on kind by kind', async () => {
  const { book, lostOf, folder } = await recovered()
  const path = join(folder, 'ledger.xlsx')
  await book.call('reports', 'exportLedger', { file: book.ticket(path), language: 'zh-CN', year: 2026 })
  const { sheets } = await readXlsx(readFileSync(path))
  const lines = sheets[1]?.rows.flat() ?? []
  expect(lines).toContainEqual(expect.stringContaining(`证书至少 ${lostOf('certificate')} 条`))
  // The ledger lists sessions, and none of those is missing.
  expect(lines.join('\n')).not.toContain('找回的全部数据中缺少')
})
