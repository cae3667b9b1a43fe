import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openExamRoom } from '../assessments/exam-room'
import { bookFile, valuesIn } from '../support/book-file'
import { openImports } from './imports-of-book'

/** What became of calls that went out together: `ok`, or the code they were refused with. */
const outcomes = async (calls: Promise<unknown>[]): Promise<string[]> =>
  (await Promise.allSettled(calls)).map(one =>
    one.status === 'fulfilled' ? 'ok' : String((one.reason as { code?: string }).code ?? one.reason),
  )

async function twoMarkFiles() {
  const room = await openExamRoom()
  const preview = (name: string, mark: number) => {
    const path = join(room.dataDir, name)
    writeFileSync(path, `\ufeff工号,姓名,理论成绩,实操成绩\n00603,王契,${mark},${mark}\n`)
    const { sessionId } = room
    return room.call('imports', 'preview', { file: room.ticket(path), kind: 'scores', sessionId })
  }
  return { room, preview }
}

it('goes to the session that was shown, whatever the page asks while it is written', async () => {
  const { room, preview } = await twoMarkFiles()
  const other = await room.hold()
  const { token } = await preview('marks.csv', 95)
  const apply = room.call('imports', 'apply', { token })
  const review = (some: object) => room.call('imports', 'review', { token, choices: {}, ...some })
  expect(await outcomes([apply, review({ sessionId: other.sessionId }), review({ kind: 'people' })])).toEqual(
    ['ok', 'being_imported', 'being_imported'],
  )
  const withMarks = valuesIn(
    bookFile(room.dataDir),
    'SELECT DISTINCT enrolment.session_id FROM mark JOIN enrolment ON enrolment.id = enrolment_id',
  )
  expect(withMarks).toEqual([room.sessionId])
})

it('holds the rows that were shown, where these are so many that they lie on disk', async () => {
  const imports = await openImports()
  const rows = Array.from({ length: 6000 }, (_, index) => `${100_000 + index},王${index}甲,王${index}乙`)
  const file = imports.put('two.csv', `\ufeff工号,姓名,昵称\n${rows.join('\n')}\n`)
  const shown = await imports.preview(file, { kind: 'people' })
  const apply = imports.apply(shown)
  const again = imports.again(shown, { mapping: { name: '昵称' } })
  expect(await outcomes([apply, again])).toEqual(['ok', 'being_imported'])
  const names =
    "SELECT count(*) FROM person WHERE name LIKE '%甲' UNION ALL SELECT count(*) FROM person WHERE name LIKE '%乙'"
  expect(valuesIn(bookFile(imports.dataDir), names)).toEqual([6000, 0])
})

it('is written once, however often that is asked for', async () => {
  const { room, preview } = await twoMarkFiles()
  const { token } = await preview('marks.csv', 95)
  const apply = () => room.call('imports', 'apply', { token })
  expect(await outcomes([apply(), apply()])).toEqual(['ok', 'being_imported'])
  expect(await outcomes([apply()])).toEqual(['token_gone'])
  expect(await room.call('imports', 'runs', {})).toHaveLength(1)
})

it('is refused where another file came in since it was looked at, even at the same moment', async () => {
  const { room, preview } = await twoMarkFiles()
  const [first, second] = [await preview('a.csv', 95), await preview('b.csv', 60)]
  const done = await outcomes([first, second].map(({ token }) => room.call('imports', 'apply', { token })))
  expect(done.toSorted()).toEqual(['book_changed', 'ok'])
  const kept = done[0] === 'ok' ? 9500 : 6000
  expect(valuesIn(bookFile(room.dataDir), 'SELECT theory FROM mark')).toEqual([kept])
})

it('goes in whole where its page is left meanwhile, and the file is put away then', async () => {
  const { room, preview } = await twoMarkFiles()
  const { token } = await preview('marks.csv', 90)
  const writing = room.call('imports', 'apply', { token })
  const left = room.call('imports', 'forget', { token })
  expect(await outcomes([writing, left])).toEqual(['ok', 'ok'])
  expect(valuesIn(bookFile(room.dataDir), 'SELECT theory FROM mark')).toEqual([9000])
})

it('is what the newest preview showed, where two were under way at once', async () => {
  const imports = await openImports()
  const put = (number: string) => imports.put(`${number}.csv`, `\ufeff工号,姓名,昵称\n${number},王契,阿契\n`)
  const before = await imports.preview(put('00701'), { kind: 'people' })
  await imports.apply(await imports.again(before, { mapping: { name: '姓名' } }))
  // The earlier of the two finds the columns of that layout again, which takes a second pass.
  const shown = await imports.preview(put('00702'), { kind: 'people' })
  expect(shown.remembered).toBe(true)
  const looks = [imports.again(shown, {}), imports.again(shown, { mapping: { name: '昵称' } })]
  expect(await outcomes(looks)).toEqual(['Stopped: stopped', 'ok'])
  await imports.apply(shown)
  const name = "SELECT name FROM person WHERE staff_no = '00702'"
  expect(valuesIn(bookFile(imports.dataDir), name)).toEqual(['阿契'])
})
