/** The trial: every file of the six strange offices comes in as a coordinator brings it, and the book says what the file says. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importOfficeFile, isTold, type OfficeAnswer } from '../support/office-import'
import {
  type Office,
  type OfficeFile,
  officesKnown,
  openOfficeRoom,
  writeOfficeFiles,
} from '../support/office-room'
import { type Difference, differencesOf } from '../support/office-truth'

/** Right without a word, or after questions; told that it is not read, or not all of it; or wrong and nobody told. */
type Came = 'at once' | 'after questions' | 'refused' | 'held' | 'silent'

const answersTo: Record<string, OfficeAnswer[]> = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../fixtures/offices/answers.json'), 'utf8'),
)

/** Files that do not come in, with the reason. The list may only become shorter. */
const notYet: Record<string, { came: 'refused' | 'held'; why: string }> = {
  'shop/客服技能一览.et': { came: 'refused', why: 'ticks, which are no levels' },
}

let written: ReturnType<typeof writeOfficeFiles>
beforeAll(() => {
  written = writeOfficeFiles()
})
afterAll(() => written.remove())

/** How a file comes in, and what is not in the book as the file has it. */
async function trial(
  office: Office,
  file: OfficeFile,
  answers: readonly OfficeAnswer[],
): Promise<{ came: Came; differences: Difference[]; unasked: readonly OfficeAnswer[] }> {
  const room = await openOfficeRoom(office, file)
  const { refused, findings, unasked } = await importOfficeFile(room, join(written.folder, file.at), {
    file,
    answers,
  })
  const differences = await differencesOf(room, office, file)
  const untold = differences.filter(({ of, who }) => of === 'wrong' || (!refused && !isTold(findings, who)))
  if (untold.length > 0) return { came: 'silent', differences: untold, unasked }
  if (refused) return { came: 'refused', differences, unasked }
  const isOpen = findings.some(
    ({ severity, code }) => severity === 'conflict' && !answers.some(answer => answer.code === code),
  )
  if (isOpen || differences.length > 0) return { came: 'held', differences, unasked }
  return { came: answers.length > 0 ? 'after questions' : 'at once', differences, unasked }
}

describe.each(officesKnown())('files of an office: $office', office => {
  it.each(office.files)('$name', async file => {
    const { [file.at]: answers } = answersTo
    const known = notYet[file.at]?.came ?? (answers ? 'after questions' : 'at once')
    // Who answers nothing and imports all the same gets nothing wrong.
    const unanswered = await trial(office, file, [])
    if (!answers) return expect(unanswered).toMatchObject({ came: known })
    expect(unanswered).toMatchObject({ came: 'held' })
    expect(await trial(office, file, answers)).toMatchObject({ came: known, unasked: [] })
  })
})

it('nothing is answered, and nothing is put up with, that is in no office’s files', () => {
  const files = officesKnown().flatMap(office => office.files.map(({ at }) => at))
  expect(files).toHaveLength(36)
  for (const at of [...Object.keys(answersTo), ...Object.keys(notYet)]) expect(files).toContain(at)
})

describe('the trial itself', () => {
  const shop = officesKnown().find(({ office }) => office === 'shop') as Office
  const file = shop.files.find(({ name }) => name === '双十一考试成绩.et') as OfficeFile

  it('notices a mark that the file has otherwise, and one it does not have', async () => {
    const [[no = ''] = []] = Object.entries(file.scores ?? {})
    const other = { ...file, scores: { ...file.scores, [no]: { theory: 1 } } }
    expect(await trial(shop, other, [])).toMatchObject({ came: 'silent', differences: [{ of: 'wrong' }] })
    const { [no]: _, ...fewer } = file.scores ?? {}
    expect(await trial(shop, { ...file, scores: fewer }, [])).toMatchObject({ came: 'silent' })
  })

  it('notices somebody whom nothing is said of', async () => {
    const practice = { ...file, scores: { A01: { theory: 88, practice: 90 } } }
    const { came, differences } = await trial(shop, practice, [])
    expect([came, differences.some(({ of }) => of === 'missing')]).toEqual(['silent', true])
  })
})
