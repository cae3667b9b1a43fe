import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isDamaged, readName, sameName } from '../../../src/domain/imports/person-name'

describe('reading a name', () => {
  it.each([
    ['赵䶮 ', '赵䶮'],
    ['王㛃二', '王㛃二'],
    ['𠮷田', '𠮷田'],
    ['张  伟', '张伟'],
    ['张\u3000伟', '张伟'],
    ['欧阳 娜娜', '欧阳娜娜'],
    ['阿卜杜热西提•买买提', '阿卜杜热西提·买买提'],
    ['阿卜杜热西提 · 买买提', '阿卜杜热西提·买买提'],
    ['Adinolfi, Wilson  K', 'Adinolfi, Wilson K'],
    ['Ａｎｎａ Ｌｅｅ', 'Anna Lee'],
    ['José', 'José'],
    ['Jose\u0301', 'José'],
    ['\u202e李雷\u202c', '李雷'],
    ['李\u0000雷', '李雷'],
    ['\ufa19田', '\ufa19田'],
    ['=1+1', '=1+1'],
    ["'=1+1", '=1+1'],
    ['👩‍🏫老师', '👩‍🏫老师'],
  ])('%j is %j', (cell, expected) => expect(readName(cell)).toBe(expected))

  it.each([[null], [''], [' \u3000'], [undefined]])('%j is no name', cell =>
    expect(readName(cell)).toBeNull(),
  )

  it('keeps ten thousand characters', () => {
    const long = '长'.repeat(10_000)
    expect(readName(long)).toBe(long)
  })

  it('gives the same name when read again, and keeps every Han character', () => {
    const han = fc.constantFrom('赵', '䶮', '㛃', '𠮷', '\ufa19', '欧', '阳')
    const name = fc.array(fc.oneof(han, fc.constantFrom(' ', '\u3000', '·', 'A', 'é')), {
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(name, parts => {
        const once = readName(parts.join(''))
        if (once === null) return parts.every(part => part.trim() === '')
        const kept = [...once].filter(letter => /\p{Script=Han}/u.test(letter))
        return (
          readName(once) === once && kept.length === parts.filter(part => /\p{Script=Han}/u.test(part)).length
        )
      }),
    )
  })
})

describe('comparing names', () => {
  it.each([
    ['张伟', '张 伟', true],
    ['Wilson K', 'wilson k', true],
    ['阿卜杜·买提', '阿卜杜买提', false],
    ['廖婷', '廖停', false],
  ])('%s and %s: %s', (a, b, same) => expect(sameName(a, b)).toBe(same))

  it('knows damaged text', () => {
    expect(isDamaged('赵\ufffd')).toBe(true)
    expect(isDamaged('赵䶮')).toBe(false)
  })
})
