import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { matchPeople } from '../../../src/domain/people/match-people'
import { people, pinyinOf } from './roster-people'

const read = (text: string) =>
  matchPeople(text, people, pinyinOf).map(({ state, candidates }) => [
    state,
    ...candidates.map(each => each.id),
  ])

describe('a pasted list of people', () => {
  test.each([
    ['王芳', [['matched', '00603']]],
    ['00603', [['matched', '00603']]],
    ['００６０３', [['matched', '00603']]],
    ['a17', [['matched', 'A17']]],
    ['wangfang', [['matched', '00603']]],
    ['Wang Fang', [['matched', '00603']]],
    ['wf', [['matched', '00603']]],
    ['王　芳', [['matched', '00603']]],
    ['阿卜杜热西提•买买提', [['matched', '00702']]],
    ['阿卜杜热西提・买买提', [['matched', '00702']]],
    ['Adinolfi, Wilson', [['matched', 'A17']]],
    ['Wilson Adinolfi', [['matched', 'A17']]],
    ['2. wilson ADINOLFI', [['matched', 'A17']]],
    [
      'Wilson Adinolfi; 王芳',
      [
        ['matched', 'A17'],
        ['matched', '00603'],
      ],
    ],
    ['María José García', [['unknown']]],
    ['wa', [['unknown']]],
    ['@王芳\u2005', [['matched', '00603']]],
    ['王芳✅', [['matched', '00603']]],
    ['李娜', [['homonym', '00633', '00636']]],
    ['lina', [['homonym', '00633', '00636']]],
    ['张伟', [['left', '00700']]],
    ['00700', [['left', '00700']]],
    ['陈静', [['matched', '00704']]],
    ['钱多多', [['unknown']]],
    ['', []],
    [' \n\n', []],
  ])('%j', (text, expected) => expect(read(text)).toEqual(expected))

  test.each([
    ['one per line', '王芳\n赵博文'],
    ['Windows lines', '王芳\r\n赵博文\r\n'],
    ['commas', '王芳, 赵博文'],
    ['full-width commas', '王芳，赵博文'],
    ['pause marks', '王芳、赵博文'],
    ['semicolons', '王芳；赵博文'],
    ['spaces', '王芳 赵博文'],
    ['tabs', '王芳\t赵博文'],
    ['numbered', '1. 王芳\n2. 赵博文'],
    ['numbered with pause marks', '1、王芳\n2、赵博文'],
    ['numbered in brackets', '(1) 王芳\n（2）赵博文'],
    ['glued numbers', '1王芳\n2赵博文'],
    ['keycaps', '1\uFE0F\u20E3王芳\n2\uFE0F\u20E3赵博文'],
    ['bare numbers', '1 王芳\n2 赵博文'],
    ['names and numbers', '王芳 00603\n00660 赵博文'],
    ['numbers in brackets', '王芳（00603）、赵博文（00660）'],
    ['names and numbers in one row', '王芳 00603 赵博文 00660'],
    ['a row of a sheet', '1\t00603\t王芳\t客服专员\t总部\n2\t00660\t赵博文\t投诉处理专员\t总部'],
    ['lost zeros beside the name', '603 王芳\n660 赵博文'],
  ])('%s', (_, text) =>
    expect(read(text)).toEqual([
      ['matched', '00603'],
      ['matched', '00660'],
    ]),
  )

  it('tells homonyms apart by number or unit', () => {
    expect(read('李娜 00636')).toEqual([['matched', '00636']])
    expect(read('李娜（华南）')).toEqual([['matched', '00633']])
    expect(read('李娜 西南分部')).toEqual([['matched', '00636']])
  })

  it('offers both when number and name disagree', () => {
    expect(read('00603 赵博文')).toEqual([['homonym', '00603', '00660']])
  })

  it('offers a number that lost its zeros but does not decide', () => {
    expect(read('603')).toEqual([['homonym', '00603']])
  })

  it('flags a person named twice', () => {
    const pasted = matchPeople('王芳\n赵博文\n00603', people, pinyinOf)
    expect(pasted.map(each => each.repeated)).toEqual([false, false, true])
  })

  it('keeps an unknown name beside a known one', () => {
    expect(read('王芳 钱多多')).toEqual([['matched', '00603'], ['unknown']])
    expect(read('王芳\t钱多多')).toEqual([['matched', '00603'], ['unknown']])
  })

  it('finds every active person with a name of their own in any order and with any separator', () => {
    const own = people.filter(each => ['00603', '00660', '00701', '00703', '00706'].includes(each.id))
    fc.assert(
      fc.property(
        fc.shuffledSubarray(own),
        fc.constantFrom(',', '，', '、', '\n', '\t', ' ', ';'),
        (some, separator) => {
          expect(read(some.map(each => each.name).join(separator))).toEqual(
            some.map(each => ['matched', each.id]),
          )
        },
      ),
    )
  })

  it('never throws and never matches somebody who left', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        for (const each of matchPeople(`${text}张伟`, people, pinyinOf)) {
          if (each.state === 'matched') expect(each.candidates[0]?.status).toBe('active')
        }
      }),
    )
  })
})
