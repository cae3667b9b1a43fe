import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logWithoutNames } from '../../../electron/main/log-without-names'

const head = '[2026-11-28 17:14:09.362] [error]'

describe('the log without names', () => {
  it('keeps times, levels, references, procedures and what the machinery says of itself', () => {
    const kept = [
      `${head} [1f2e3d4c] people.hire`,
      'SqliteError: UNIQUE constraint failed: person.staff_no',
      '    at hire (people-store.js:12:7)',
      `${head} started 0.1.0`,
      `${head} ended`,
      `${head} service exited with 139`,
      `${head} the page is brought back: its process ended (crashed)`,
      "TypeError: Cannot read properties of undefined (reading 'id')",
      '    at async Object.<anonymous> (node:internal/process/task_queues:95:5)',
    ]
    expect(logWithoutNames(kept.join('\n'))).toEqual(kept)
  })

  it.each([
    ['a message that quotes', 'Error: no person called Alice Smith (A007)', 'Error: …'],
    [
      'a path',
      "Error: ENOENT: no such file or directory, open '/home/alice/王芳.xlsx'",
      'Error: ENOENT: no such file or directory, open',
    ],
    [
      'a sentence with an error',
      `${head} where the book lies now could not be remembered Error: EACCES: permission denied, mkdir '/home/wang'`,
      `${head} where the book lies now could not be remembered Error: EACCES: permission denied, mkdir`,
    ],
    [
      'the folders of a frame',
      '    at hire (file:///home/alice/zhixing/out/main/service.js:3:1)',
      '    at hire (service.js:3:1)',
    ],
    ['a Windows folder', '    at C:\\Users\\王芳\\zhixing\\index.js:3:1', '    at (index.js:3:1)'],
    ['a frame that is none', '    at 王芳 (/tmp/王芳.js:1:1)', '    at (…)'],
    ['the second line of a message', '王芳, 13800000000', '…'],
    ['a name that looks like an error', 'Wang: x', '…'],
    ['data after a known start', 'RangeError: no such table: x Alice', 'RangeError: …'],
  ])('%s', (_what, line, expected) => expect(logWithoutNames(line)).toEqual([expected]))

  it('says once that lines were left out', () => {
    expect(logWithoutNames('[\n  { "path": ["name"] },\n  "王芳"\n]')).toEqual(['…'])
  })

  it('lets no text through, wherever it stands', () => {
    const secret = fc.constantFrom('王芳', 'Alice', '13800001234', 'A007', 'o’neill')
    const places: ((text: string) => string)[] = [
      text => text,
      text => `${head} ${text}`,
      text => `${head} [1f2e] people.hire ${text}`,
      text => `Error: ${text}`,
      text => `SqliteError: no such table: ${text} x`,
      text => `    at ${text} (/home/${text}/a.js:1:1)`,
      text => `ENOENT: no such file, open '${text}'`,
      text => `  code: '${text}',`,
    ]
    fc.assert(
      fc.property(secret, fc.constantFrom(...places), fc.string({ maxLength: 5 }), (text, place, noise) => {
        const out = logWithoutNames(place(`${noise} ${text}`)).join('\n')
        return !out.includes(text)
      }),
    )
  })
})
