/** What a sign says under a heading that names a state, and by what a sheet explains. */
import { describe, expect, it } from 'vitest'
import { legendIn } from '../../../src/domain/sessions/attendance/legend'
import { classOf, readMorning } from './morning-of'
import { codesOf } from './table-of'

const day = '2026-12-08'
const everybody = classOf('王芳', '李娜', '赵磊', '陈敏', '周杰')

/** A class of a morning, read from a sheet by the numbers of its people. */
function read(...rows: string[]) {
  const shown = readMorning(day, everybody, rows)
  const said = Object.fromEntries(
    shown.accepted.map(({ name, outcomes }) => [name, outcomes.map(one => one.state).join()]),
  )
  const asked = shown.findings.filter(one => one.code === 'scan_unread').map(one => one.params.name)
  return { said, asked, codes: codesOf(shown) }
}

const each = (cells: string[]) => cells.map((cell, at) => `0060${at + 1}|${everybody[at]?.name}|${cell}`)

describe('a column for each state', () => {
  const ticks = each(['√||||', '|√|||', '||√||', '|||√|', '||||√'])
  const meant = { 王芳: 'present', 李娜: 'late', 赵磊: 'left_early', 陈敏: 'absent', 周杰: 'leave' }

  it.each([
    ['工号|姓名|出勤|迟到|早退|缺勤|请假'],
    ['Staff No.|Name|Present|Late|Left early|Absent|Leave'],
    ['工号|姓名|12月8日出勤|12月8日迟到|12月8日早退|12月8日缺勤|12月8日请假'],
    ['Staff No.|Name|8 Dec Present|8 Dec Late|8 Dec Left early|8 Dec Absent|8 Dec On leave'],
    ['工号|姓名|到课 Present|迟到 Late|早退 Left early|缺勤 Absent|请假 Leave'],
  ])('says what is ticked: %s', headings => {
    const { said, asked } = read(headings, ...ticks)
    expect([said, asked]).toEqual([meant, []])
  })

  it('says so under a day above them', () => {
    expect(read('工号|姓名|12月8日||||', '||出勤|迟到|早退|缺勤|请假', ...ticks).said).toEqual(meant)
  })

  it('that is answered yes or no says both', () => {
    const { said, asked } = read(
      '工号|姓名|出勤|迟到|缺勤|请假',
      ...each(['是|否|否|否', '是|是|否|否', '否|否|是|否', '否|否|否|是', '是|否|是|否']),
    )
    expect(said).toEqual({ 王芳: 'present', 李娜: 'late', 赵磊: 'absent', 陈敏: 'leave' })
    expect(asked).toEqual(['周杰'])
  })
})

describe('a column about who was not there', () => {
  it.each([
    ['12月8日是否缺勤', '是', '否'],
    ['12月8日缺席', '√', '×'],
    ['8 Dec 2026 absent', 'Y', 'N'],
    ['12月8日未到', '√', '否'],
    ['是否旷课（12月8日）', '是', '否'],
  ])('%s: %s is absent, %s is not', (heading, yes, no) => {
    const { said, codes } = read(`工号|姓名|${heading}`, ...each([no, yes, no, no, no]))
    expect(said).toEqual({
      王芳: 'present',
      李娜: 'absent',
      赵磊: 'present',
      陈敏: 'present',
      周杰: 'present',
    })
    expect(codes).toEqual({})
  })

  it.each([
    ['12月8日缺勤', '×'],
    ['12月8日迟到/早退', '√'],
    ['12月8日请假或缺课', '√'],
  ])('%s with nothing but %s is asked about', (heading, mark) => {
    const { said, asked, codes } = read(`工号|姓名|${heading}`, ...each([mark, mark, '', '', '']))
    expect([said, asked]).toEqual([{}, ['王芳', '李娜']])
    expect(codes).toEqual({ unknown_mark: 2, scan_unread: 2, not_marked: 3 })
  })

  it('leaves whom it does not tick to be asked about', () => {
    const { said, codes } = read('工号|姓名|12月8日缺勤', ...each(['√', '', '', '', '']))
    expect([said, codes]).toEqual([{ 王芳: 'absent' }, { not_marked: 4 }])
  })
})

describe('signs that a sheet explains', () => {
  it.each([
    ['√表示缺勤 ×表示出勤'],
    ['缺勤打√，出勤打×'],
    ['Legend: √ = absent, × = present'],
    ['注：未到的学员打√；到场打×'],
    ['缺勤√ 出勤×'],
  ])('%s: are read by that', note => {
    const { said } = read('工号|姓名|12月8日', ...each(['×', '√', '×', '×', '√']), `${note}||`)
    expect(said).toEqual({
      王芳: 'present',
      李娜: 'absent',
      赵磊: 'present',
      陈敏: 'present',
      周杰: 'absent',
    })
  })

  it.each([['√表示外借'], ['√和×都算请假，以实际为准，√缺勤'], ['没有补训的缺课打√另计']])(
    '%s: a sign nobody can tell is asked about',
    note => {
      const { said, asked } = read('工号|姓名|12月8日', ...each(['√', '病假', '√', '', '']), `${note}||`)
      expect([said, asked]).toEqual([{ 李娜: 'leave' }, ['王芳', '赵磊']])
    },
  )

  it('keep their usual meaning where it only says where to tick', () => {
    const { said } = read('工号|姓名|12月8日', ...each(['√', '√', '×', '√', '√']), '请在对应日期栏内打√||')
    expect(said).toMatchObject({ 王芳: 'present', 赵磊: 'absent' })
  })

  it.each([
    ['图例：√出勤 △迟到 ○请假', { '√': 'present', '△': 'late', '○': 'leave' }],
    ['出勤√ 缺勤× 迟到△', { '√': 'present', '×': 'absent', '△': 'late' }],
    ['签到：√出勤 ×缺勤', { '√': 'present', '×': 'absent' }],
    ['Tick (√) if not present', { '√': 'absent' }],
    ['打√确认', {}],
  ])('%s', (text, signs) => {
    expect(Object.fromEntries(legendIn([text]))).toEqual(signs)
  })
})

describe('a tick beside a remark that they were away', () => {
  it.each(['请假', '缺勤', '病假未到', '他人代签', 'On leave'])('is a question: %s', remark => {
    const { said, asked, codes } = read('工号|姓名|12月8日|备注', `00601|王芳|√|${remark}`, '00602|李娜|√|')
    expect([said.李娜, said.王芳]).toEqual(['present', undefined])
    expect(asked).toEqual([])
    expect(codes).toMatchObject({ row_disagrees: 1 })
  })

  it.each(['没有请假', '已销假', '迟到10分钟', '班长'])('is none where it does not say so: %s', remark => {
    expect(read('工号|姓名|12月8日|备注', `00601|王芳|√|${remark}`).codes).not.toHaveProperty('row_disagrees')
  })
})
