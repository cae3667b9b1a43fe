import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../../../electron/service/imports/reading/text-encoding'
import { codesIn, openImports } from './imports-of-book'

const roster = `員工編號,姓名,性別,部門,狀態,手提電話
HK01,段寧,女,客戶服務部,在職,="85291230001"
HK02,古喬堃,男,客戶服務部,停薪留職,="85291230002"
HK03,尹川,男,理賠熱線,離職,="85291230003"
總人數,3,,,,
`

describe('Chinese text that is not UTF-8', () => {
  it.each(['big5', 'gb18030'] as const)('is read in %s', encoding => {
    expect(decodeText(iconv.encode(roster, encoding))).toEqual({ text: roster, encoding })
  })

  it('is read in GB18030 however few the characters, and whatever the names', () => {
    const text = '工号,姓名\n01,程㛃\n02,王䶮\n03,赵𠮷\n'
    expect(decodeText(iconv.encode(text, 'gb18030'))).toEqual({ text, encoding: 'gb18030' })
    expect(decodeText(iconv.encode('no,姓\n1,2', 'gb18030'))).toMatchObject({ encoding: 'gb18030' })
  })

  it('is refused where it would be garbled', () => {
    const japanese = iconv.encode('社員番号,氏名\n01,山田\n02,すずき\nテスト,カタカナ\n', 'euc-jp')
    const odd = Buffer.from(
      Array.from({ length: 40 }, (_, at) => (at % 5 === 4 ? 0x2c : at % 2 ? 0x81 : 0xa0)),
    )
    for (const bytes of [japanese, odd]) expect(decodeText(bytes)).not.toMatchObject({ encoding: 'gb18030' })
  })
})

it('brings a Big5 roster in, its words known and its total left out', async () => {
  const book = await openImports()
  const shown = await book.preview(book.put('名冊.csv', iconv.encode(roster, 'big5')))
  expect(shown).toMatchObject({ kind: 'people', rows: 3, new: 3, errors: 0, conflicts: 0 })
  expect(codesIn(shown)).toMatchObject({ total_row: 1 })
  expect(shown.sample[1]).toMatchObject({ name: '古喬堃', unit: '客戶服務部', status: 'active' })
})
