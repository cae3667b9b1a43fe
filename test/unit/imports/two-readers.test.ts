/** Taps of more than one reader, and taps that are one too many or one too few. */
import { describe, expect, it } from 'vitest'
import { afternoon, morning, readSession, recorded, taps, tapsOfAll } from './session-of'

const allOf = (state: string, block = 'm') =>
  Object.fromEntries(['1', '2', '3', '4'].map(id => [`${block} ${id}`, state]))
const both = { blocks: [morning, afternoon] }
const fullDay = ['08:50', '12:01', '13:25', '17:01']

describe('two taps before the class', () => {
  it.each([
    ['at the door and in the room', ['08:20', '08:55']],
    ['three, hours before', ['06:30', '07:40', '08:58']],
    ['the second as it begins', ['08:20', '09:00']],
  ])('%s are a coming', (_, times) => {
    expect(readSession(taps(tapsOfAll(...times)))).toMatchObject({ written: allOf('present'), asked: [] })
  })

  it('of one of them, whose going is missing among the others’', () => {
    const { written, codes } = readSession(
      taps({ ...tapsOfAll('08:50', '12:01'), '00601': ['08:20', '08:55'] }),
    )
    expect(written).toEqual(allOf('present'))
    expect(codes).toEqual(['missing_scan'])
  })

  it('do not hide that somebody went early', () => {
    const { written } = readSession(
      taps({ ...tapsOfAll('08:20', '08:55', '12:01'), '00601': ['08:20', '08:55', '11:00'] }),
    )
    expect(written).toEqual({ ...allOf('present'), 'm 1': 'left_early60' })
  })

  it.each([
    ['only comings', ['08:20', '08:55'], ['08:20', '10:00']],
    ['goings too', ['08:20', '08:55', '12:01'], ['08:20', '10:00', '12:01']],
  ])('nor that they came late to the second reader: %s', (_, others, late) => {
    const { written, asked } = readSession(taps({ ...tapsOfAll(...others), '00601': late }))
    expect(written['m 1']).toBeUndefined()
    expect(asked).toEqual(['half_scanned in m 1'])
  })

  it('nor two after it that they were not seen coming', () => {
    const { written, asked } = readSession(taps({ ...tapsOfAll('12:01'), '00601': ['12:01', '12:40'] }))
    expect(written).toEqual({})
    expect(asked).toContain('half_scanned in m 1')
  })
})

describe('a second log', () => {
  const stands = (scannedIn: number) =>
    Object.fromEntries(['1', '2', '3', '4'].map(id => [`m ${id}`, { state: 'present' as const, scannedIn }]))

  it.each([
    ['of the door, earlier', '08:20'],
    ['of the room, soon after', '09:40'],
  ])('%s makes nobody absent or gone who was there', (_, at) => {
    const { written } = readSession(taps(tapsOfAll(at)), {
      blocks: [recorded(morning)],
      states: stands(535),
    })
    for (const state of Object.values(written)) expect(state).toBe('present')
  })

  it('takes back no presence by a tap that is before all of it', () => {
    const states = { 'a 1': { state: 'present' as const, scannedIn: 725 } }
    const rows = taps({ '00601': ['08:50', '11:00'], '00602': ['13:20', '17:01'] })
    const { written } = readSession(rows, { blocks: [recorded(afternoon)], states })
    expect(written['a 1'] ?? 'present').toBe('present')
  })

  it('that fits nothing says so, and what stands stays', () => {
    const rows = taps({ ...tapsOfAll('12:01'), '00601': ['09:40'] })
    const { written, codes } = readSession(rows, { blocks: [recorded(morning)], states: stands(535) })
    expect(written['m 1']).toBeUndefined()
    expect(codes).toEqual(['scans_unclear'])
  })

  it('of goings does not make whoever came late be there from the start', () => {
    const rows = ['工号|日期|签到时间|签退时间', '00601|2026-11-27||12:01']
    const states = { 'm 1': { state: 'late' as const, minutes: 60, scannedIn: 600 } }
    const { written } = readSession(rows, { blocks: [recorded(morning)], states })
    expect(written).toEqual({ 'm 1': 'late60' })
  })
})

describe('a last tap before the middle', () => {
  it('is asked about where the others go at the end', () => {
    const { written, asked } = readSession(
      taps({ ...tapsOfAll('08:50', '12:01'), '00601': ['08:50', '09:40'] }),
    )
    expect(written['m 1']).toBeUndefined()
    expect(asked).toEqual(['half_scanned in m 1'])
  })

  it('is a going where they came back for the next block', () => {
    const rows = taps({ ...tapsOfAll(...fullDay), '00601': ['08:50', '10:10', '13:20', '17:01'] })
    expect(readSession(rows, both).written).toMatchObject({ 'm 1': 'left_early110', 'a 1': 'present' })
  })
})

describe('one tap too many', () => {
  it.each([
    ['at the coming', ['08:50', '08:55', '12:01', '14:30', '17:01']],
    ['at both readers on the way in', ['08:10', '08:50', '12:01', '14:30', '17:01']],
    ['at the going', ['08:50', '12:01', '12:06', '14:30', '17:01']],
    ['on the way home', ['08:50', '12:01', '14:30', '17:01', '17:20']],
  ])('%s leaves whoever comes back an hour late late', (_, times) => {
    const { written, asked } = readSession(taps({ ...tapsOfAll(...fullDay), '00601': times }), both)
    expect(written).toMatchObject({ 'm 1': 'present', 'a 1': 'late60' })
    expect(asked).toEqual([])
  })

  it.each([
    ['in the middle of the morning', ['08:50', '10:40', '12:01', '14:30', '17:01']],
    ['at the door long after the room', ['08:50', '12:01', '12:40', '14:30', '17:01']],
  ])('%s: whether they were late is asked', (_, times) => {
    const { written, asked } = readSession(taps({ ...tapsOfAll(...fullDay), '00601': times }), both)
    expect(written['a 1']).toBeUndefined()
    expect(asked).toEqual(['half_scanned in a 1'])
  })

  it('and nobody is absent for it', () => {
    const times = ['08:20', '08:55', '12:01', '13:25']
    const { written } = readSession(taps({ ...tapsOfAll(...fullDay), '00601': times }), both)
    expect(written).toMatchObject({ 'm 1': 'present', 'a 1': 'present' })
  })
})

describe('a going and a coming back within a block', () => {
  it.each([
    ['of two hours are asked about', ['08:50', '09:20', '11:40', '12:01'], undefined],
    ['of a break are nothing', ['08:50', '10:20', '10:35', '12:01'], 'present'],
  ])('%s', (_, times, state) => {
    const { written, asked } = readSession(taps({ ...tapsOfAll('08:50', '12:01'), '00601': times }))
    expect([written['m 1'], asked.length]).toEqual([state, state ? 0 : 1])
  })
})

describe('a going without its coming', () => {
  it('at noon makes nobody absent in the morning', () => {
    const { written, asked } = readSession(
      taps({ ...tapsOfAll(...fullDay), '00601': ['12:01', '17:01'] }),
      both,
    )
    expect(written['m 1']).toBeUndefined()
    expect(asked).toContain('half_scanned in m 1')
  })

  it('is none where somebody goes and comes in the midst of the afternoon: they are asked about', () => {
    const times = ['08:55', '13:50', '14:30', '17:01']
    const { written, asked } = readSession(taps({ ...tapsOfAll(...fullDay), '00601': times }), both)
    expect(written['a 1']).toBeUndefined()
    expect(asked).toEqual(['half_scanned in a 1'])
  })

  it('says that they were there, and not since when', () => {
    const times = ['08:50', '08:55', '12:01', '16:55']
    const { written, asked } = readSession(taps({ ...tapsOfAll(...fullDay), '00601': times }), both)
    expect(written['m 1']).toBe('present')
    expect(written['a 1']).toBeUndefined()
    expect(asked).toEqual(['half_scanned in a 1'])
  })
})
