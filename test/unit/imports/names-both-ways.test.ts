/** Names as offices write them that have them in letters, or in both scripts. */
import { describe, expect, it } from 'vitest'
import { indexPeople, matchPerson } from '../../../src/domain/imports/person-match'
import { sameName } from '../../../src/domain/imports/person-name'

const people = indexPeople([
  { id: 'a', staffNo: '7001', name: 'Okoye, Ada' },
  { id: 'b', staffNo: '7002', name: '段宁', nameEn: 'TUEN Ning' },
  { id: 'c', staffNo: '7003', name: '古乔' },
  { id: 'd', staffNo: '7004', name: 'Park, Min' },
  { id: 'e', staffNo: '7005', name: 'Min Park' },
])
const match = (number: string | null, name: string) => {
  const { person, findings } = matchPerson(people, {
    row: 2,
    number,
    name,
    numberHeading: 'No.',
    nameHeading: 'Name',
  })
  return [person?.id ?? null, ...findings.map(({ code }) => code)]
}

describe('a name in letters', () => {
  it('is the same whichever part comes first', () => {
    expect(sameName('Ada Okoye', 'Okoye, Ada')).toBe(true)
    expect(sameName('OKOYE Ada', 'Ada Okoye')).toBe(true)
    expect(sameName('Ada Okoye', 'Ada Okafor')).toBe(false)
    expect(match('7001', 'Ada Okoye')).toEqual(['a'])
    expect(match(null, 'ADA OKOYE')).toEqual(['a', 'matched_by_name'])
  })

  it('that two people have, one each way, is nobody’s alone', () =>
    expect(match(null, 'Park Min')).toEqual([null, 'same_name']))

  it('is that of somebody who is called so in the book beside the Chinese name', () =>
    expect(match(null, 'Ning Tuen')).toEqual(['b', 'matched_by_name']))
})

describe('a name in both scripts', () => {
  it.each(['段宁 TUEN Ning', '段宁（Ning Tuen）', '段宁/TUEN Ning'])('is the one the book has: %s', name => {
    expect(match('7002', name)).toEqual(['b'])
    expect(match(null, name)).toEqual(['b', 'matched_by_name'])
  })

  it('is that of somebody of whom the book has one only', () =>
    expect(match('7003', '古乔 KU Kiu')).toEqual(['c']))

  it('is another where one of both is', () => {
    expect(match('7002', '段宁 WONG Ning')).toEqual([null, 'name_differs'])
    expect(match('7002', '古乔 TUEN Ning')).toEqual([null, 'name_differs'])
  })
})
