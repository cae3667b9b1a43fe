import { describe, expect, it } from 'vitest'
import { matchPeople } from '../../../src/domain/people/match-people'
import { questionsOf, restOfList } from '../../../src/domain/people/pasted-rest'
import { people, pinyinOf } from './roster-people'

const words = (text: string) => matchPeople(text, people, pinyinOf)
/** What is left once everybody who was recognised is added. */
const rest = (text: string) => {
  const read = words(text)
  return restOfList(read, at => read[at]?.state !== 'matched')
}

describe('what a pasted list leaves', () => {
  it.each([
    ['nothing, where everybody was added', '王芳\n00660', ''],
    ['a number nobody bears', '王芳\n00999', '00999'],
    ['a row of a sheet as it was copied', '1\t00603\t王芳\n2\t00999\t钱多多', '2\t00999\t钱多多'],
    ['the words of a line that stay', '王芳 钱多多', '钱多多'],
    ['names between commas', '王芳、钱多多、李娜', '钱多多\n李娜'],
    ['a line without its number', '1. 钱多多\n2. 王芳', '钱多多'],
  ])('%s', (_, text, left) => {
    expect(rest(text)).toBe(left)
  })

  it('is read again as the same questions', () => {
    const left = rest('王芳\n李娜 00999\n1\t00998\t钱多多\n张伟')
    expect(rest(left)).toBe(left)
  })
})

describe('what a list asks', () => {
  it('is one question for each of two people of one name, and one for a stranger named twice', () => {
    expect(questionsOf(words('李娜\n李娜\n钱多多\n钱多多'))).toEqual(['李娜', '李娜\n2', '钱多多', '钱多多'])
  })

  it('is one question for a number written twice without its zeros', () => {
    expect(questionsOf(words('603\n603'))).toEqual(['603', '603'])
  })
})
