import { expect, it } from 'vitest'
import { isPastedName } from '../../../src/domain/imports/pasted-name'
import english from '../../../src/i18n/en/common.json'
import chinese from '../../../src/i18n/zh-CN/common.json'

it('knows what a pasted table is called in every language, and no file', () => {
  expect([chinese, english].map(words => isPastedName(words.pastedTable))).toEqual([true, true])
  expect(isPastedName('粘贴的表格.xlsx')).toBe(false)
})
