import { expect, it } from 'vitest'
import { openTestService } from '../support/service'

it('gives what stands beside a title as codes, days and names in both languages, as they are now', async () => {
  const { call } = await openTestService()
  const { id: unitId } = await call('people', 'addUnit', {
    name: '华南分部',
    nameEn: 'South China',
    kind: 'branch',
    parentId: null,
  })
  await call('people', 'hire', {
    name: '王芳',
    nameEn: 'Fang Wang',
    staffNo: '00621',
    unitId,
    hiredOn: '2024-03-01',
  })
  const find = (text: string) => call('search', 'find', { text })
  expect(await find('wf')).toEqual([
    {
      kind: 'person',
      id: expect.any(String),
      title: '王芳',
      titleEn: 'Fang Wang',
      number: null,
      facts: [
        { name: '00621', nameEn: null },
        { name: '华南分部', nameEn: 'South China' },
      ],
    },
  ])

  await call('people', 'changeUnit', { id: unitId, nameEn: 'South' })
  const [person] = await find('621')
  expect(person?.facts[1]).toEqual({ name: '华南分部', nameEn: 'South' })
  await call('people', 'leave', { id: person?.id ?? '', day: '2026-11-30', reason: '辞职' })
  expect((await find('fang'))[0]?.facts.at(-1)).toEqual({ of: 'status', code: 'left' })
})

it('tells people of one name apart by branch and team', async () => {
  const { call } = await openTestService()
  const at = async (branch: string, staffNo: string) => {
    const { id: parentId } = await call('people', 'addUnit', { name: branch, kind: 'branch', parentId: null })
    const { id: unitId } = await call('people', 'addUnit', { name: '在线一组', kind: 'team', parentId })
    await call('people', 'hire', { name: '李娜', staffNo, unitId })
  }
  await at('华北分部', '00633')
  await at('华南分部', '00636')
  const found = await call('search', 'find', { text: '李娜' })
  const names = found.map(hit => hit.facts.map(fact => ('name' in fact ? fact.name : null)))
  expect(names.toSorted()).toEqual([
    ['00633', '华北分部', '在线一组'],
    ['00636', '华南分部', '在线一组'],
  ])
})
