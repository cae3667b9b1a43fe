import { expect, it } from 'vitest'
import { bookFile, changeIn, valuesIn, verdictOn } from '../support/book-file'
import { openSalvaged, ruinLast } from '../support/ruined-book'
import { smallBook } from '../support/small-book'

it.each([9, 11, 13])('data of version %i that were recovered say so, and what they lack', async version => {
  const dataDir = smallBook(version)
  ruinLast(bookFile(dataDir), 'mark')
  const { book, backup } = await openSalvaged(dataDir)
  const marks = backup.lost?.find(one => one.table === 'mark')
  expect(marks?.lost).toBeGreaterThan(0)
  await book.call('book', 'restoreBackup', { name: backup.name })
  expect(await book.call('book', 'recoveries', {})).toMatchObject([
    { proved: true, checked: null, lost: expect.arrayContaining([marks]) },
  ])
  expect(verdictOn(bookFile(dataDir))).toBe('ok')
  expect(await book.call('book', 'verifyAudit', {})).toMatchObject({ brokenAt: null, contents: 'whole' })
  expect(valuesIn(bookFile(dataDir), "SELECT count(*) FROM audit WHERE command = 'sealSalvaged'")).toEqual([
    1,
  ])
  await book.service.close()
})

it('marks altered in data of an older version stand accused in what was recovered of them', async () => {
  const dataDir = smallBook(13)
  changeIn(bookFile(dataDir), 'DROP TRIGGER IF EXISTS capture_mark_u; UPDATE mark SET theory = 9900')
  ruinLast(bookFile(dataDir), 'person_by_name')
  const { book, backup } = await openSalvaged(dataDir)
  expect(backup.record).toMatchObject({ state: 'altered', tables: ['mark'] })
  await book.call('book', 'restoreBackup', { name: backup.name })
  expect(await book.call('book', 'verifyAudit', {})).toMatchObject({
    contents: 'altered',
    outOfSeal: ['mark'],
  })
  await book.service.close()
})
