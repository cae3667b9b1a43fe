import { describe, expect, it } from 'vitest'
import { allTexts } from '../../support/all-texts'

const saying = (language: string, word: RegExp) =>
  allTexts(language)
    .filter(([, text]) => word.test(text.replace(/“book\.\w+”|\$t\([^)]*\)/g, '')))
    .map(([key, text]) => `${key} ${text}`)

describe('one word for a thing', () => {
  it.each([
    ['data', /\bbooks?\b/i],
    ['class list, of a session', /\b(on|the) roll\b|\brolls?\b/i],
    ['ability assessment', /\bability matri/i],
    ['mark sheet', /\bscore (sheet|file)/i],
    ['Session 2', /[,:] session \{\{number/],
    ['create session', /\bmake (a|the) session|\bnew session|\bschedule a session/i],
    ['staff number, Staff no.', /\bStaff No\b/],
    ['departure, rejoin', /\brehire|\brecord leave\b|\bleaving day/i],
    ['overdue', /\bdays? (late|over)\b/],
    ['reopen', /\bopen again\b|\bopen it again to\b/i],
    ['required', /\bposts? asks?\b|\blevels? asked\b|\bnot asked\b/i],
    ['undo', /\bbe(en)? taken back\b/],
    ['not found', /\bnot there any more|\bno longer here\b/i],
    ['check code', /\bfingerprint|\bchecksum|\bhash(es)?\b/i],
    ['people', /\bheadcount/i],
    ['attendances', /\bplaces present|\bdays? of attendance/i],
    ['correct, import', /\bmend\b|\bgo(es)? in\b/i],
    ['an example of an English office', /\bpinyin\b|\bwang fang\b|\bli ?na\b/i],
    ['on leave', /\bexcuse/i],
  ])('in English: %s', (_, other) => expect(saying('en', other)).toEqual([]))

  it.each([
    ['数据', /整本|这本数据|同一本数据/],
    ['花名册，人员的', /人员库|名册(?<!花名册)/],
    ['能力项', /能力库/],
    ['第2期，不空格', /第 \{\{number\}\} 期|第\{\{number\}\}期 (?=\p{Script=Han})/u],
    ['培训专员', /协调员/],
    ['考勤，记录的', /(记录|登记)出勤|出勤记录/],
    ['签到记录', /扫码|打卡|刷卡/],
    ['重新入职', /返聘|再入职/],
    ['待开班、已结班', /已排课|已归档/],
    ['成绩登记表', /成绩单|成绩表(?!范围)/],
    ['评估人、评估日期', /评定人|评定日期|上级评定/],
    ['教室', /场地/],
    ['新建培训班', /建班|排一期/],
    ['逾期', /超 \{\{count\}\} 天|已超 /],
    ['不采纳', /不列入|不予采纳/],
    ['移除、启用', /去掉|恢复使用/],
    ['请填写、请选择', /请填(?!写)|请选(?!择|中)/],
    ['无法打开、无法读取', /打不开|写不进|读不[出了懂回]|不认识/],
    ['校验码', /指纹|校验值|字节/],
    ['问题、处理方式', /怎么|凭什么|由头/],
    ['您', /你/],
  ])('in Chinese: %s', (_, other) => expect(saying('zh-CN', other)).toEqual([]))

  it.each(['zh-CN', 'en'])('quotes are curly, and each number has its own form: %s', language => {
    expect(saying(language, /["']|[a-z]\(s\)/)).toEqual([])
  })

  it('the class list is no roster, which is of all people', () => {
    expect(
      saying('en', /roster/i).filter(line => /^(sessions|assessments|certificates)[./]/.test(line)),
    ).toEqual([])
  })
})
