import { describe, expect, it } from 'vitest'
import { type ExamRoom, type Name, openExamRoom } from '../assessments/exam-room'
import { bookFile, changeIn } from '../support/book-file'
import { openTestService, type TestService } from '../support/service'

const good = { theory: 90, practice: 90 }

const issueTo = async (room: ExamRoom, name: Name): Promise<string> =>
  (await room.call('certificates', 'issue', { sessionId: room.sessionId, enrolmentIds: [room.roll[name]] }))
    .numbers[0] ?? ''

/** Somebody deletes a certificate and leaves a link that leads nowhere: the file is damaged, and salvaged when it opens. */
const deleted = (number: string) => `
  PRAGMA foreign_keys = OFF;
  DROP TRIGGER capture_certificate_d; DROP TRIGGER capture_certificate_print_i;
  INSERT INTO certificate_print (id, certificate_id, session_id, at, copy)
    SELECT 'gone', 'nobody', session_id, '2026-12-01T00:00:00.000Z', 1 FROM certificate WHERE number = '${number}';
  DELETE FROM certificate WHERE number = '${number}'`

/** 王契 and 欧阳娜娜 have passed and hold certificates; hers is deleted from the file. `saved`: after a backup. */
async function certificateLost({ saved }: { saved: boolean }) {
  const room = await openExamRoom()
  await room.enter({ 王契: good, 欧阳娜娜: good })
  await issueTo(room, '王契')
  const number = await issueTo(room, '欧阳娜娜')
  if (saved) await room.call('book', 'backupNow', {})
  await room.service.close()
  changeIn(bookFile(room.dataDir), deleted(number))
  const book = await openTestService({ dataDir: room.dataDir, create: false })
  const state = await book.call('book', 'state', {})
  if (state.state !== 'broken') throw new Error(state.state)
  const salvaged = state.backups.find(one => one.reason === 'salvaged')
  if (!salvaged) throw new Error('nothing was salvaged')
  return { room, book, number, salvaged }
}

const candidate = async (book: TestService, room: ExamRoom, name: Name) =>
  (await book.call('certificates', 'ofSession', { sessionId: room.sessionId }))?.rows.find(
    row => row.enrolmentId === room.roll[name],
  )

describe('a certificate that damage took', () => {
  it('is named with whose it was, where a backup knows it, and the person is not offered another in silence', async () => {
    const { room, book, number, salvaged } = await certificateLost({ saved: true })
    expect(salvaged.lost?.find(one => one.table === 'certificate')).toMatchObject({
      lost: 1,
      named: [{ label: number, person: '欧阳娜娜', enrolmentId: room.roll.欧阳娜娜 }],
    })
    await book.call('book', 'restoreBackup', { name: salvaged.name })
    expect(await book.call('certificates', 'lostNumbers', {})).toEqual([
      { number, person: '欧阳娜娜', by: 'damage', printed: null },
    ])
    expect(await candidate(book, room, '欧阳娜娜')).toMatchObject({ refusal: null, lost: number })
    expect(await candidate(book, room, '王契')).toMatchObject({ lost: null })
    // The number itself is never given again.
    expect(await issueTo({ ...room, ...book }, '欧阳娜娜')).toBe(number.replace(/2$/, '3'))
    // She holds another since; the class list goes on saying that she had one.
    expect(await book.call('certificates', 'lostNumbers', {})).toEqual([])
    expect(await candidate(book, room, '欧阳娜娜')).toMatchObject({ lost: number })
    await book.service.close()
    const again = await openTestService({ dataDir: room.dataDir })
    // As long as that one is valid.
    const [{ seq = 0 } = {}] = (await again.call('book', 'history', { limit: 1 })).entries
    await again.call('book', 'undo', { seq })
    expect(await again.call('certificates', 'lostNumbers', {})).toEqual([
      { number, person: '欧阳娜娜', by: 'damage', printed: null },
    ])
  })

  it('is named by its number where only the gap in its series is left', async () => {
    const { book, number, salvaged } = await certificateLost({ saved: false })
    expect(salvaged.lost?.find(one => one.table === 'certificate')).toMatchObject({
      named: [{ label: number }],
    })
    await book.call('book', 'restoreBackup', { name: salvaged.name })
    expect(await book.call('certificates', 'lostNumbers', {})).toEqual([
      { number, person: null, by: 'damage', printed: null },
    ])
  })

  it('is somebody done with by taking note of it, which can be undone', async () => {
    const { book, number, salvaged } = await certificateLost({ saved: false })
    await book.call('book', 'restoreBackup', { name: salvaged.name })
    const settle = { numbers: [number], reason: '已收回原证书' }
    const seq = await book.seqOf('certificates', 'settleLost', settle)
    expect(await book.call('certificates', 'lostNumbers', {})).toEqual([])
    await expect(book.call('certificates', 'settleLost', settle)).rejects.toMatchObject({
      code: 'lost_settled',
    })
    expect((await book.call('book', 'history', { limit: 1 })).entries[0]).toMatchObject({
      params: { count: 1, numbers: number, reason: '已收回原证书' },
    })
    await book.call('book', 'undo', { seq })
    expect(await book.call('certificates', 'lostNumbers', {})).toEqual([
      { number, person: null, by: 'damage', printed: null },
    ])
  })

  it('stays named where damage took the entry before the one that names it, and is named anew where that was rewritten', async () => {
    const { room, book, number, salvaged } = await certificateLost({ saved: false })
    await book.call('book', 'restoreBackup', { name: salvaged.name })
    const file = bookFile(room.dataDir)
    const seal = "(SELECT seq FROM audit WHERE command = 'sealSalvaged')"
    changeIn(
      file,
      `PRAGMA foreign_keys = OFF; DROP TRIGGER audit_no_delete; DELETE FROM audit WHERE seq = ${seal} - 1`,
    )
    expect(await book.call('certificates', 'lostNumbers', {})).toEqual([
      { number, person: null, by: 'damage', printed: null },
    ])
    changeIn(file, `UPDATE command_detail SET params = params || ' ' WHERE command_seq = ${seal}`)
    expect(await book.call('certificates', 'lostNumbers', {})).toEqual([])

    await book.service.close()
    changeIn(file, deleted('another'))
    changeIn(
      file,
      `PRAGMA foreign_keys = OFF; INSERT INTO certificate_print (id, certificate_id, session_id, at, copy)
       SELECT 'lost', 'nobody', session_id, '2026-12-01T00:00:00.000Z', 1 FROM certificate`,
    )
    const again = await openTestService({ dataDir: room.dataDir, create: false })
    const [recovered] = (await again.call('book', 'backups', {})).filter(one => one.reason === 'salvaged')
    expect(recovered?.lost?.find(one => one.table === 'certificate')).toMatchObject({
      named: [{ label: number }],
    })
  })

  it('is missing no more in data that have it', async () => {
    const { book, salvaged } = await certificateLost({ saved: true })
    await book.call('book', 'restoreBackup', { name: salvaged.name })
    const whole = (await book.call('book', 'backups', {})).find(one => one.reason === 'manual')
    await book.call('book', 'restoreBackup', { name: whole?.name ?? '' })
    expect(await book.call('certificates', 'lostNumbers', {})).toEqual([])
  })
})

it('a certificate put in outside is named, and so is one that went as it came', async () => {
  const room = await openExamRoom()
  await room.enter({ 王契: good, 欧阳娜娜: good })
  await issueTo(room, '王契')
  const number = await issueTo(room, '欧阳娜娜')
  await room.service.close()
  // Hers goes, a forged one comes in its place: the register has as many as before.
  changeIn(
    bookFile(room.dataDir),
    `DROP TRIGGER capture_certificate_i; CREATE TEMP TABLE forged AS SELECT * FROM certificate WHERE number = '${number}';
     UPDATE forged SET id = 'forged', number = 'KF-TS-2026-0900'; ${deleted(number)};
     INSERT INTO certificate SELECT * FROM forged`,
  )
  const book = await openTestService({ dataDir: room.dataDir, create: false })
  const salvaged = (await book.call('book', 'backups', {})).find(one => one.reason === 'salvaged')
  const told = salvaged?.lost?.find(one => one.table === 'certificate')
  expect(told).toMatchObject({
    saved: 2,
    lost: 1,
    named: [{ label: number }],
    unproved: { count: 1, named: [{ label: 'KF-TS-2026-0900', person: '欧阳娜娜' }] },
  })
  await book.call('book', 'restoreBackup', { name: salvaged?.name ?? '' })
  expect(await book.call('certificates', 'lostNumbers', {})).toEqual([
    { number, person: null, by: 'damage', printed: null },
  ])
})

it('a mark altered outside is told by the seal, where nothing names it', async () => {
  const room = await openExamRoom()
  await room.enter({ 王契: good, 欧阳娜娜: good })
  await issueTo(room, '王契')
  const number = await issueTo(room, '欧阳娜娜')
  await room.service.close()
  changeIn(
    bookFile(room.dataDir),
    `${deleted(number)}; DROP TRIGGER capture_mark_u; UPDATE mark SET theory = 9900 WHERE enrolment_id = '${room.roll.王契}'`,
  )
  const book = await openTestService({ dataDir: room.dataDir, create: false })
  const salvaged = (await book.call('book', 'backups', {})).find(one => one.reason === 'salvaged')
  // Nothing names a mark that was written once and changed outside, but the seal of the last step.
  expect(salvaged?.lost?.find(one => one.table === 'mark')).toMatchObject({
    lost: 0,
    unproved: { count: 1 },
  })
})

it('people that damage took are named', async () => {
  const room = await openExamRoom()
  await room.call('book', 'backupNow', {})
  const [gone] = (await room.call('people', 'list', { limit: 1 })).rows
  await room.service.close()
  changeIn(
    bookFile(room.dataDir),
    `PRAGMA foreign_keys = OFF; DROP TRIGGER capture_person_d; DELETE FROM person WHERE id = '${gone?.id}'`,
  )
  const book = await openTestService({ dataDir: room.dataDir, create: false })
  const salvaged = (await book.call('book', 'backups', {})).find(one => one.reason === 'salvaged')
  expect(salvaged?.lost?.find(one => one.table === 'person')).toMatchObject({
    lost: 1,
    named: [{ label: gone?.name }],
  })
})
