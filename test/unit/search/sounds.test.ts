import { pinyin } from 'pinyin-pro'
import { describe, expect, it } from 'vitest'
import { soundsOf } from '../../../src/parts/search/sounds'

const syllables = (text: string) =>
  pinyin(text, { toneType: 'none', type: 'array', nonZh: 'removed', v: true })
const foundBy = (typed: string) => (label: string) =>
  soundsOf(label, syllables).some(sound => sound.startsWith(typed))
const courses = ['投诉处理', '客户投诉分级', '退改签政策解读', '服务礼仪', 'Excel 基础']

describe('a label typed by its sound', () => {
  it.each([
    ['ts', ['投诉处理', '客户投诉分级']],
    ['tousu', ['投诉处理', '客户投诉分级']],
    ['khts', ['客户投诉分级']],
    ['zhengce', ['退改签政策解读']],
    ['fwly', ['服务礼仪']],
    ['jichu', ['Excel 基础']],
    // In the middle of a syllable nobody begins to type.
    ['ousu', []],
  ])('%s', (typed, found) => expect(courses.filter(foundBy(typed))).toEqual(found))

  it('a label without Chinese has none', () => expect(soundsOf('Complaint handling', syllables)).toEqual([]))
})
