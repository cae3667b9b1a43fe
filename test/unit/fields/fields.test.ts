import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { answered, typed, typedOrBlank } from '../../../src/contract/field-shapes'
import { courseFields } from '../../../src/domain/courses/course-fields'
import { columnOf, type Fields, part, rowOf, valuesOf, wordOf } from '../../../src/domain/fields/fields'
import { exportedFields, personFields, writtenNames } from '../../../src/domain/people/person-fields'
import { sessionFields } from '../../../src/domain/sessions/session-fields'
import { blankDraft, draftOfValues, valuesOfDraft } from '../../../src/parts/fields/field-draft'

const fields = {
  fullName: { kind: 'text', most: 4, required: true },
  nickName: { kind: 'text', most: 4 },
  gone: { kind: 'flag', required: true, part: 'life' },
  weight: { kind: 'whole', least: 1, most: 9 },
  bornOn: { kind: 'day' },
  shelfId: { kind: 'reference', to: 'shelf' },
  colour: { kind: 'choice', codes: ['red', 'blue'] },
} as const satisfies Fields

const values = {
  fullName: '王芳',
  nickName: null,
  gone: true,
  weight: 3,
  bornOn: '2026-12-09',
  shelfId: 's1',
  colour: 'red',
} as const
const row = {
  full_name: '王芳',
  nick_name: null,
  gone: 1,
  weight: 3,
  born_on: '2026-12-09',
  shelf_id: 's1',
  colour: 'red',
} as const

describe('fields', () => {
  it('are columns and values of one another', () => {
    expect(rowOf(fields, values)).toEqual(row)
    expect(valuesOf(fields, { ...row, other: 1 } as typeof row)).toEqual(values)
    expect(rowOf(fields, { gone: false, nickName: null })).toEqual({ gone: 0, nick_name: null })
  })

  it('are told apart by whose they are', () => {
    expect(Object.keys(part(fields, 'life'))).toEqual(['gone'])
    expect(Object.keys(part(fields, 'typed'))).not.toContain('gone')
  })

  it.each([
    ['gradeLevelId', 'grade_level_id', 'gradeLevel'],
    ['hiredOn', 'hired_on', 'hiredOn'],
    ['note', 'note', 'note'],
  ])('%s is the column %s and has the word %s', (name, column, word) => {
    expect(columnOf(name)).toBe(column)
    expect(wordOf(column)).toBe(word)
  })

  it('are checked as a person may give them, and by kind alone as they are answered', () => {
    const given = z.object(typed(fields))
    expect(given.safeParse(values).success).toBe(true)
    for (const wrong of [
      { fullName: '' },
      { fullName: null },
      { nickName: '阿卜杜热西提' },
      { nickName: 'a\nb' },
      { weight: 0 },
      { bornOn: '2026-13-01' },
      { colour: 'green' },
    ])
      expect(given.safeParse({ ...values, ...wrong }).success, JSON.stringify(wrong)).toBe(false)
    expect(z.object(answered(fields)).safeParse({ ...values, nickName: '阿卜杜热西提' }).success).toBe(true)
    const blank = z.object(typedOrBlank(part(fields, 'typed'))).parse({ fullName: '王芳' })
    expect(blank).toMatchObject({ nickName: null, weight: null, colour: null })
  })

  it('have what is usual where nobody says, and are blank where somebody says so', () => {
    const share = { share: { kind: 'whole', least: 0, most: 100, usual: 80 } } as const satisfies Fields
    const shape = z.object(typedOrBlank(share))
    expect([shape.parse({}), shape.parse({ share: null }), shape.parse({ share: 0 })]).toEqual([
      { share: 80 },
      { share: null },
      { share: 0 },
    ])
    expect([blankDraft(share), draftOfValues(share, { share: null })]).toEqual([
      { share: 80 },
      { share: null },
    ])
  })

  it('are texts in a form that are never null, and blank again when handed in', () => {
    expect(blankDraft(fields)).toMatchObject({ fullName: '', nickName: '', weight: null })
    const draft = draftOfValues(fields, values)
    expect(draft).toMatchObject({ nickName: '', weight: 3 })
    expect(valuesOfDraft(fields, { ...draft, fullName: ' 王芳 ' })).toEqual(values)
  })
})

describe('the records', () => {
  it.each([
    ['person', personFields],
    ['course', courseFields],
    ['session', sessionFields],
  ] as const)('have columns of their own: %s', (_, own) => {
    const columns = Object.keys(own).map(columnOf)
    expect(new Set(columns).size).toBe(columns.length)
  })

  it('of a person are imported as they are named, and exported only where the list shows them', () => {
    expect(writtenNames).toEqual(expect.arrayContaining(['unit', 'team', 'post', 'gradeLevel', 'company']))
    expect(writtenNames).not.toContain('external')
    // Whoever is given the file sees no more than whoever sees the list.
    for (const name of ['email', 'note', 'gender', 'supervisorNo'] as const)
      expect(exportedFields).not.toHaveProperty(name)
  })
})
