import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  type CertificateAttendance,
  type IssueFacts,
  issueRefusal,
  reissueRefusal,
  voidRefusal,
} from '../../../src/domain/certificates/issue'
import {
  certificateFileName,
  counterKey,
  isNumberCode,
  nextNumber,
  patternRefusal,
  renderNumber,
  seriesName,
  USUAL_PATTERN,
} from '../../../src/domain/certificates/number-rule'
import { validityAt, validUntil } from '../../../src/domain/certificates/validity'

const parts = { company: 'KF', kind: 'SG', year: 2026 }

describe('the number rule', () => {
  test.each([
    [USUAL_PATTERN, 12, 'KF-SG-2026-0012'],
    ['{company}字〔{year}〕第{serial}号', 7, 'KF字〔2026〕第7号'],
    ['{company}{year}{serial:4}', 3, 'KF20260003'],
    ['{serial:2}', 123, '123'],
  ])('%s with %i is %s', (pattern, serial, number) =>
    expect(renderNumber(pattern, parts, serial)).toBe(number),
  )

  test.each([
    [USUAL_PATTERN, null],
    ['{kind}-{serial:4}', null],
    ['No.{serial}', null],
    ['{company}-{year}', 'serial_missing'],
    ['', 'serial_missing'],
    ['{serial}-{serial}', 'serial_twice'],
    ['{serial}-{month}', 'unknown_placeholder'],
    ['{year:2}-{serial}', 'unknown_placeholder'],
    ['{serial', 'serial_missing'],
    ['{kind}{serial}', 'serial_touches'],
    ['{serial}{kind}', 'serial_touches'],
    ['2026{serial}', 'serial_touches'],
    ['{serial:4}1', 'serial_touches'],
    ['{serial}\n', 'bad_character'],
    ['<b>{serial}</b>', 'bad_character'],
    ['\u202E{serial}', 'bad_character'],
    [`${'A'.repeat(80)}-{serial}`, 'too_long'],
  ])('%j: %s', (pattern, refusal) => expect(patternRefusal(pattern)).toBe(refusal))

  it('counts by whatever else is in the number', () => {
    expect(counterKey(USUAL_PATTERN, parts)).toBe('KF-SG-2026-#')
    expect(counterKey('{kind}-{serial}', { ...parts, year: 2027 })).toBe(counterKey('{kind}-{serial}', parts))
  })

  it('goes on after the counter and skips what is taken', () => {
    const counters = new Map([['KF-SG-2026-#', 11]])
    expect(nextNumber(USUAL_PATTERN, parts, counters)).toEqual({
      number: 'KF-SG-2026-0012',
      counter: 'KF-SG-2026-#',
      serial: 12,
    })
    expect(nextNumber(USUAL_PATTERN, parts, counters, number => number.endsWith('0012')).serial).toBe(13)
    expect(nextNumber(USUAL_PATTERN, { ...parts, year: 2027 }, counters).number).toBe('KF-SG-2027-0001')
  })

  it('refuses to number by a bad pattern', () => {
    expect(() => renderNumber('{kind}{serial}', parts, 1)).toThrow('serial_touches')
  })

  it('never gives a number twice, whatever the codes and however long it goes on', () => {
    const code = fc.stringMatching(/^[A-Z0-9-]{1,3}$/)
    const pattern = fc.constantFrom(
      USUAL_PATTERN,
      '{kind}-{serial}',
      '{serial:1}-{company}-{kind}',
      '{kind}/{year}{serial:1}',
    )
    const wanted = fc.record({ company: code, kind: code, year: fc.integer({ min: 2020, max: 2035 }) })
    fc.assert(
      fc.property(pattern, fc.array(wanted, { minLength: 1, maxLength: 60 }), (rule, issues) => {
        const counters = new Map<string, number>()
        const given = issues.map(each => {
          const next = nextNumber(rule, each, counters)
          counters.set(next.counter, next.serial)
          return next.number
        })
        return new Set(given).size === given.length
      }),
    )
  })
})

describe('the name of a series', () => {
  test.each([
    ['KF-TS-2026-#', 'KF-TS-2026'],
    ['KF2026#', 'KF2026'],
    ['# / KF', 'KF'],
    ['KF字〔2026〕第#号', 'KF字〔2026〕第…号'],
    ['#', '…'],
  ])('%s is read as %s', (series, name) => expect(seriesName(series)).toBe(name))
})

describe('issuing', () => {
  const facts: IssueFacts = {
    session: 'held',
    enrolled: true,
    verdict: 'passed',
    attendance: { attendedMinutes: 360, plannedMinutes: 360, recorded: true, minimum: 80 },
    existing: null,
  }
  test.each<[Partial<IssueFacts>, string | null]>([
    [{}, null],
    [{ session: 'closed' }, null],
    [{ verdict: null }, null],
    [{ verdict: 'failed' }, 'not_passed'],
    [{ verdict: 'missed' }, 'not_passed'],
    [{ verdict: 'deferred' }, 'not_passed'],
    [{ verdict: 'cheating' }, 'not_passed'],
    [{ verdict: 'incomplete' }, 'no_result'],
    [{ existing: 'valid' }, 'already_issued'],
    [{ existing: 'voided' }, 'voided_needs_reissue'],
    [{ enrolled: false }, 'not_enrolled'],
    [{ session: 'cancelled' }, 'session_cancelled'],
    [{ session: 'scheduled' }, 'session_not_held'],
  ])('%j: %s', (change, refusal) => expect(issueRefusal({ ...facts, ...change })).toBe(refusal))

  test.each<[Partial<CertificateAttendance>, string | null]>([
    [{ attendedMinutes: 288 }, null],
    [{ attendedMinutes: 287 }, 'too_little_attendance'],
    [{ attendedMinutes: 287, minimum: 79 }, null],
    [{ attendedMinutes: 359, minimum: 100 }, 'too_little_attendance'],
    [{ attendedMinutes: 1, minimum: null }, null],
    [{ attendedMinutes: 1, minimum: 0 }, null],
    // Whoever never came completed nothing, whatever is asked for.
    [{ attendedMinutes: 0 }, 'absent'],
    [{ attendedMinutes: 0, minimum: null }, 'absent'],
    [{ recorded: false }, 'attendance_missing'],
    [{ recorded: false, attendedMinutes: 0 }, 'attendance_missing'],
    [{ attendedMinutes: 0, plannedMinutes: 0 }, 'attendance_missing'],
  ])('attendance %j: %s, assessed or not', (change, refusal) => {
    const attendance = { ...facts.attendance, ...change }
    for (const verdict of ['passed', null] as const)
      expect(issueRefusal({ ...facts, attendance, verdict })).toBe(refusal)
    expect(reissueRefusal({ ...facts, attendance, existing: 'voided' }, '更正')).toBe(refusal)
  })

  it('says what is missing in the order of the work', () => {
    const attendance = { ...facts.attendance, attendedMinutes: 0 }
    expect(issueRefusal({ ...facts, attendance, verdict: 'incomplete' })).toBe('absent')
    expect(issueRefusal({ ...facts, attendance, existing: 'valid' })).toBe('already_issued')
  })

  it('reissues in place of a voided one, with a reason', () => {
    const voided: IssueFacts = { ...facts, existing: 'voided' }
    expect(reissueRefusal(voided, '姓名有误')).toBeNull()
    expect(reissueRefusal(voided, '')).toBe('no_reason')
    expect(reissueRefusal({ ...facts, existing: 'valid' }, '姓名有误')).toBe('still_valid')
    expect(reissueRefusal(facts, '姓名有误')).toBe('not_voided')
    expect(reissueRefusal({ ...voided, verdict: 'failed' }, '姓名有误')).toBe('not_passed')
  })

  it('voids once, with a reason', () => {
    expect(voidRefusal('valid', '姓名有误')).toBeNull()
    expect(voidRefusal('valid', null)).toBe('no_reason')
    expect(voidRefusal('voided', '姓名有误')).toBe('already_voided')
  })
})

describe('validity', () => {
  test.each([
    ['2026-12-09', 24, '2028-12-09'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-12-09', null, null],
  ])('issued %s for %s months: %s', (issued, months, until) => expect(validUntil(issued, months)).toBe(until))

  test.each([
    ['2026-12-09', 'expiring'],
    ['2026-12-08', 'expired'],
    ['2027-01-08', 'expiring'],
    ['2027-01-09', 'valid'],
    [null, 'valid'],
  ])('valid until %s: %s', (until, state) => expect(validityAt(until, '2026-12-09', 30)).toBe(state))
})

test.each([
  ['王芳', 'KF-SG-2026-0012 王芳.pdf'],
  ['阿卜杜热西提·买买提', 'KF-SG-2026-0012 阿卜杜热西提·买买提.pdf'],
  ['𠮷田', 'KF-SG-2026-0012 𠮷田.pdf'],
  ['../../etc', 'KF-SG-2026-0012 .._.._etc.pdf'],
  ['\u202E', 'KF-SG-2026-0012.pdf'],
])('the file of %j is %s', (name, file) => {
  expect(certificateFileName({ number: 'KF-SG-2026-0012', name })).toBe(file)
})

describe('an office’s code in a number', () => {
  it.each(['KF', '客服', 'SG-1', 'A_2.b', ' KF '])('may be %s', code => expect(isNumberCode(code)).toBe(true))
  it.each(['', ' ', 'a/b', '-KF', 'KF-', 'K F', 'a\\b', '{kind}'])('may not be %s', code =>
    expect(isNumberCode(code)).toBe(false),
  )
})
