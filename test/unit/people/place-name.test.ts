import { describe, expect, it } from 'vitest'
import { placeColumns, placeName } from '../../../src/domain/people/place-name'

const at = (branch: [string, string | null] | null, unit: [string, string | null] | null) => ({
  branchName: branch?.[0] ?? null,
  branchNameEn: branch?.[1] ?? null,
  unitName: unit?.[0] ?? null,
  unitNameEn: unit?.[1] ?? null,
})

describe('where somebody is', () => {
  it.each([
    [at(['华北分部', 'North'], ['在线一组', 'Online 1']), '华北分部 / 在线一组', 'North / Online 1'],
    [at(['华北分部', null], ['在线一组', 'Online 1']), '华北分部 / 在线一组', '华北分部 / Online 1'],
    [at(['华北分部', null], ['在线一组', null]), '华北分部 / 在线一组', null],
    [at(null, ['华北分部', 'North']), '华北分部', 'North'],
    [at(null, null), null, null],
  ])('%j', (person, name, nameEn) => expect(placeName(person)).toEqual({ name, nameEn }))

  it('stands in two columns: the branch, and the team of somebody in one', () => {
    expect(placeColumns(at(['华北分部', null], ['在线一组', null]))).toMatchObject({
      branch: { name: '华北分部' },
      team: { name: '在线一组' },
    })
    expect(placeColumns(at(null, ['总部', null]))).toMatchObject({
      branch: { name: '总部' },
      team: { name: null },
    })
  })
})
