import { describe, expect, it, test } from 'vitest'
import { parseMark } from '../../../src/domain/assessments/marks'
import { clipboardCells } from '../../../src/domain/assessments/paste-marks'
import { safeFileName } from '../../../src/domain/files/safe-name'
import { foldHeading } from '../../../src/domain/imports/heading'
import { readSheetTitle } from '../../../src/domain/imports/sheet-title'
import { readJielong } from '../../../src/domain/people/jielong'
import { matchPeople } from '../../../src/domain/people/match-people'
import type { MatchablePerson } from '../../../src/domain/people/person-index'
import { runsOf, withoutLeadingZeros } from '../../../src/domain/search/tokens'
import { bracketed, withoutBracketed, withoutEdges, withoutTail } from '../../../src/domain/text/edges'

describe('cutting text', () => {
  test.each([
    ['王芳。。', '王芳'],
    ['王芳', '王芳'],
    ['。', ''],
    ['', ''],
    ['王𠮷🎉✅', '王𠮷'],
    ['🎉王🎉芳🎉', '🎉王🎉芳'],
  ])('%s ends as %s', (text, cut) => expect(withoutTail(text, /[^\p{L}]/u)).toBe(cut))

  test.each([
    ['🎉王🎉芳🎉', '王🎉芳'],
    [' .a. ', 'a'],
    ['...', ''],
  ])('%s is %s between its edges', (text, cut) => expect(withoutEdges(text, /[^\p{L}]/u)).toBe(cut))

  test.each([
    ['李娜（华南）', ['华南'], '李娜'],
    ['a(b[c)d)e', ['b[c'], 'ad)e'],
    ['a(b', [], 'a(b'],
    ['(a)[b]', ['a', 'b'], ''],
  ])('%s has %j in brackets', (text, inside, rest) => {
    expect(bracketed(text).map(one => one.inside)).toEqual(inside)
    expect(withoutBracketed(text)).toBe(rest)
  })
})

const people: MatchablePerson[] = ['王芳', '王芳', '李娜'].map((name, at) => ({
  id: String(at),
  name,
  staffNumber: `0060${at}`,
  status: 'active',
  unitName: '华南分部',
}))

const pinyinOf = () => ({ pinyin: '', initials: '' })

/** What a person, or somebody who means harm, may paste into a box. */
const readers: Record<string, (text: string) => unknown> = {
  'people of a paste box': text => matchPeople(text, people, pinyinOf),
  'a 接龙': text => readJielong(text, people, ['0'], pinyinOf),
  'a block of marks': clipboardCells,
  'a mark': parseMark,
  'a file name': safeFileName,
  'a heading': foldHeading,
  'the title of a sheet': readSheetTitle,
  'a search': runsOf,
  'a number': withoutLeadingZeros,
}

const pieces = [
  '(',
  ')',
  '（',
  '[',
  '【',
  '"',
  '"\t',
  '""x\t',
  ' ',
  '　',
  '.',
  '。',
  '0',
  '1.',
  '-',
  '由',
  '换',
  '代',
  '把',
  '王芳 ',
  '王芳 00601 ',
  '王芳换',
  '由王芳代',
  '报名',
  '+1',
  '@',
  '第',
  '第 ',
  '·',
  '’',
  ',',
  '请假',
  '✅',
  '𠮷',
]

/** Milliseconds this process was at work, not those it waited for its turn: others use the machine too. */
function worked(read: (text: string) => unknown, text: string): number {
  const before = process.cpuUsage()
  read(text)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

describe('reading what was pasted takes time as the text is long', () => {
  const short = 2_000
  const times = 40
  for (const [what, read] of Object.entries(readers)) {
    it(what, { timeout: 600_000 }, () => {
      for (const piece of pieces) {
        for (const [before, after] of [
          ['', ''],
          ['a', 'x'],
          ['王', '！x'],
        ]) {
          const of = (length: number) => `${before}${piece.repeat(Math.ceil(length / piece.length))}${after}`
          // About 40 times the work, where trying every beginning would make it 1,600 times: between them there is room
          // for a collection of garbage and for cores that are slower while they are shared.
          const most = 10 * times * Math.max(worked(read, of(short)), 3)
          expect(worked(read, of(times * short)), `${before}${piece}…${after}`).toBeLessThan(most)
        }
      }
    })
  }
})
