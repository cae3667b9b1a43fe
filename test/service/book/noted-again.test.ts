import { describe, expect, it } from 'vitest'
import { type ExamRoom, openExamRoom } from '../assessments/exam-room'
import { bookFile, changeIn } from '../support/book-file'
import { openTestService, type TestService } from '../support/service'

const withoutCapture =
  'DROP TRIGGER capture_mark_u; DROP TRIGGER capture_mark_i; DROP TRIGGER capture_mark_d;'

interface Noted {
  room: ExamRoom
  book: TestService
  by: string
}

/** Marks altered outside, taken note of, and the service opened again after more was altered. */
async function alteredTwice(
  first: string,
  second: string,
  { backup = true, between }: { backup?: boolean; between?: (noted: Noted) => Promise<unknown> } = {},
): Promise<Noted> {
  const room = await openExamRoom()
  await room.enter({
    王契: { theory: 50, practice: 60 },
    欧阳娜娜: { theory: 80, practice: 85 },
    李娜: { theory: 91, practice: 88 },
    赵博文: { theory: 70, practice: 75 },
  })
  await room.enter({ 李娜: { theory: 92 } })
  if (backup) await room.call('book', 'backupNow', {})
  const { id: by } = await room.call('settings', 'addOperator', { name: '周敏' })
  await room.service.close()
  changeIn(bookFile(room.dataDir), `${withoutCapture} ${first}`)
  const noted = { room, book: await openTestService({ dataDir: room.dataDir }), by }
  await noted.book.call('book', 'takeNote', { reason: '核对过试卷' }, { operatorId: by })
  await between?.(noted)
  await noted.book.service.close()
  changeIn(bookFile(room.dataDir), `${withoutCapture} ${second}`)
  return { ...noted, book: await openTestService({ dataDir: room.dataDir }) }
}

const strays = async ({ book }: Noted) =>
  (await book.call('book', 'verifyAudit', {})).strays.map(({ kind, label, fields }) => [
    kind,
    label?.split(' · ')[0],
    ...fields.map(({ before, after }) => `${before} → ${after}`),
  ])

const secondMark = (theory: number) =>
  `INSERT INTO mark (enrolment_id, attempt, session_id, verdict, marked_on)
   SELECT enrolment_id, 2, session_id, 'incomplete', marked_on FROM mark WHERE theory = ${theory}`
const lower = 'UPDATE mark SET theory = 6000 WHERE theory = 5000'

describe('what a note accepted, when the same table is altered again,', () => {
  it.each([true, false])(
    'is not named anew: a mark that was changed, with a backup of before the note (%s)',
    async backup => {
      const noted = await alteredTwice('UPDATE mark SET theory = 9900 WHERE theory = 9200', lower, { backup })
      // Without a backup nothing tells what stood in a mark that was written once.
      expect(await strays(noted)).toEqual(backup ? [['changed', '王契', '5000 → 6000']] : [])
    },
  )

  it('is not named anew: a mark that was removed', async () => {
    const noted = await alteredTwice('DELETE FROM mark WHERE theory = 9200', lower)
    expect(await strays(noted)).toEqual([['changed', '王契', '5000 → 6000']])
  })

  it('is not named anew: a mark that nobody had written', async () => {
    const noted = await alteredTwice(secondMark(5000), 'DELETE FROM mark WHERE theory = 8000')
    expect(await strays(noted)).toEqual([['missing', '欧阳娜娜']])
  })

  it('is named when it was altered once more, by what was accepted', async () => {
    const noted = await alteredTwice(
      'UPDATE mark SET theory = 9900 WHERE theory = 9200; UPDATE mark SET theory = 7100 WHERE theory = 7000',
      'UPDATE mark SET theory = 100 WHERE theory = 9900; DELETE FROM mark WHERE theory = 7100',
    )
    expect(await strays(noted)).toEqual([
      ['changed', '李娜', '9900 → 100'],
      ['missing', '赵博文'],
    ])
  })

  it('is named when it was put back and then altered, by what was put back', async () => {
    const noted = await alteredTwice(
      'UPDATE mark SET theory = 9900 WHERE theory = 9200',
      'UPDATE mark SET theory = 9900 WHERE theory = 9200',
      {
        between: async ({ book }) =>
          book.call('book', 'putBack', {
            seq: (await book.call('book', 'notes', {}))[0]?.seq ?? 0,
            rows: [0],
          }),
      },
    )
    expect(await strays(noted)).toEqual([['changed', '李娜', '9200 → 9900']])
  })

  it('is told from a mark nobody wrote, which is named after a note too', async () => {
    const changed = 'UPDATE mark SET theory = 9900 WHERE theory = 9200'
    const noted = await alteredTwice(changed, secondMark(8000), { backup: false })
    expect(await strays(noted)).toEqual([['added', '欧阳娜娜']])
  })
})
