import { describe, expect, it } from 'vitest'
import { readMark } from '../../../src/domain/assessments/mark-reading'
import { readClock } from '../../../src/domain/imports/day-reading'
import { readGender, readPhone, readStatus, readWords } from '../../../src/domain/imports/person-words'
import type { Cell } from '../../../src/domain/imports/table'
import { readMethod } from '../../../src/domain/needs/ability-method'
import { readLevel } from '../../../src/domain/needs/level-reading'

describe('levels', () => {
  it.each<[Cell, number]>([
    [1, 1],
    [5, 5],
    ['3', 3],
    ['３', 3],
    ['4级', 4],
    ['四级', 4],
    ['L4', 4],
    ['Level 2', 2],
    ['2.0', 2],
    ['③', 3],
    ['IV', 4],
    ['★★★', 3],
    ['★★★☆☆', 3],
    ['4/5', 4],
  ])('%j is level %i', (cell, level) => expect(readLevel(cell)).toEqual({ state: 'rated', level }))

  it.each<[Cell]>([['/'], ['N/A'], ['NA'], ['n/a'], ['未观察'], ['-'], ['—'], ['不适用'], ['not observed']])(
    '%j is not observed, never 0',
    cell => expect(readLevel(cell)).toEqual({ state: 'not_observed' }),
  )
  it.each<[Cell]>([['豁免'], ['免评'], ['exempt']])('%j is exempt', cell =>
    expect(readLevel(cell)).toEqual({ state: 'exempt' }),
  )
  it.each<[Cell]>([[null], [''], [' '], ['未评'], ['Unrated']])('%j is unrated', cell =>
    expect(readLevel(cell)).toBeNull(),
  )
  it.each<[Cell]>([[0], [6], [3.5], [-1], ['0'], ['6'], ['优'], ['3.5'], ['11'], [true], ['#N/A!']])(
    '%j is invalid',
    cell => expect(readLevel(cell)).toBe('invalid'),
  )
})

describe('marks', () => {
  it.each<[Cell, number]>([
    [88, 8800],
    [88.5, 8850],
    [0, 0],
    [100, 10000],
    [66.666666, 6667],
    ['88.5', 8850],
    ['８８．５', 8850],
    ['88 分', 8800],
    ['85/100', 8500],
    ['85%', 8500],
  ])('%j is %i hundredths', (cell, mark) => expect(readMark(cell)).toEqual({ state: 'scored', mark }))

  it.each<[Cell, string]>([
    ['缺考', 'missed'],
    ['缺', 'missed'],
    ['Absent', 'missed'],
    ['缓考', 'deferred'],
    ['缓', 'deferred'],
    ['deferred', 'deferred'],
    ['作弊', 'cheating'],
    ['cheating', 'cheating'],
  ])('%j is %s', (cell, state) => expect(readMark(cell)).toEqual({ state }))

  it.each<[Cell]>([[null], [''], ['-'], ['/'], ['N/A']])('%j is blank', cell =>
    expect(readMark(cell)).toBeNull(),
  )
  it.each<[Cell]>([[101], [-1], [100.01], ['一百'], ['优'], ['8 8 x'], [true], [{ date: '2026-01-01' }]])(
    '%j is impossible',
    cell => expect(readMark(cell)).toBe('impossible'),
  )
})

describe('words about people', () => {
  it.each<[Cell, string | null]>([
    ['男', 'male'],
    ['女 ', 'female'],
    ['M ', 'male'],
    ['Female', 'female'],
    ['', null],
    ['保密', null],
    ['Single', 'unknown'],
  ])('gender %j: %s', (cell, gender) => expect(readGender(cell)).toBe(gender))

  it.each<[Cell, string | null]>([
    ['在职', 'active'],
    ['试用期', 'active'],
    ['产假', 'active'],
    ['停薪留职', 'active'],
    ['Active', 'active'],
    ['Leave of Absence', 'active'],
    ['待离职', 'active'],
    ['离职', 'left'],
    ['已退场', 'left'],
    ['Voluntarily Terminated', 'left'],
    ['Terminated for Cause', 'left'],
    ['Inactive', 'left'],
    [null, null],
    ['Production       ', 'unknown'],
  ])('status %j: %s', (cell, status) => expect(readStatus(cell)).toBe(status))

  it.each<[Cell, string | null]>([
    [17751362701, '17751362701'],
    ['138 1234 5678', '13812345678'],
    ['+86-13812345678', '13812345678'],
    ['１３８１２３４５６７８', '13812345678'],
    ['010-6234 5678', '010-62345678'],
    ['(555) 010-0114', '(555) 010-0114'],
    ['+1 (555)  010-0114', '+1 (555) 010-0114'],
    ['(138) 1234-5678', '13812345678'],
    ['-', null],
  ])('phone %j: %s', (cell, phone) => expect(readPhone(cell)).toBe(phone))

  it.each<[Cell, string | null]>([
    [' 华东分部 ', '华东分部'],
    ['Production       ', 'Production'],
    ['Ｍ２', 'M2'],
    ['华信外包，一部', '华信外包，一部'],
    ['/', null],
    [12, '12'],
  ])('words %j: %s', (cell, words) => expect(readWords(cell)).toBe(words))

  it.each<[Cell, string | null]>([
    ['自评', 'self'],
    ['上级评价', 'supervisor'],
    ['质检', 'inspection'],
    ['笔试', 'test'],
    ['', null],
    ['抓阄', 'unknown'],
  ])('method %j: %s', (cell, method) => expect(readMethod(cell)).toBe(method))
})

describe('shares and times', () => {
  it.each<[Cell, number | string | null]>([
    ['08:59:59', 539],
    ['8：05', 485],
    ['1:30 PM', 810],
    ['下午1点05分', 785],
    [0.375, 540],
    [{ date: '2026-10-12', minutes: 484 }, 484],
    ['未打卡', null],
    [null, null],
    ['25:00', 'impossible'],
    ['08:75', 'impossible'],
    ['早上', 'impossible'],
  ])('time %j: %s', (cell, minutes) => expect(readClock(cell)).toBe(minutes))
})
