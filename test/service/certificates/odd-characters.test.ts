import { expect, it } from 'vitest'
import { raise, readFloor, writeFloor } from '../../../electron/service/book/marks/number-floor'
import { bookFile } from '../support/book-file'
import { openTestService } from '../support/service'

it.each(['K\u0085F', 'K\ud800F', 'K\u2028F'])(
  'a code that nobody can see or print is refused: %j',
  async code => {
    const book = await openTestService()
    await expect(
      book.call('settings', 'changeOffice', { certificateCompany: code } as never),
    ).rejects.toThrow()
  },
)

it('the numbers of a code from before that was refused are kept all the same', async () => {
  const book = await openTestService()
  const file = bookFile(book.dataDir)
  const floor = readFloor(file)
  raise(floor.counters, [['K\u0085F-TS-2026-#', 2]])
  writeFloor(file, floor)
  expect(readFloor(file).counters.get('K\u0085F-TS-2026-#')).toBe(2)
})
