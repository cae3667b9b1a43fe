import { describe, expect, it } from 'vitest'
import { columnsAsked } from '../../../src/contract/imports'
import { openExamRoom } from '../assessments/exam-room'
import { type ImportsOfBook, openImports } from './imports-of-book'

const strange = [
  ['人员代号', '称呼', '地盘', '干什么的'],
  ['00700', '王一', '华东分部', '客服专员'],
  ['00701', '王二', '华南分部', '班组长'],
]
const pointedOut = { staffNo: '人员代号', name: '称呼', unit: '地盘', post: '干什么的' }

/** What the page is asked where a file's columns are not recognised. */
async function askedOf(imports: ImportsOfBook, rows: typeof strange) {
  const refused = await imports.previewOf(rows, { kind: 'people' }).then(
    () => null,
    (error: { code: string; params: { missing?: string; seen?: string } }) => error,
  )
  const { missing, seen } = refused?.params ?? {}
  return { code: refused?.code, missing, seen, ...columnsAsked.parse(refused?.params) }
}

describe('columns', () => {
  it('that are not recognised are asked for, pointed out, and remembered for the next file of the layout', async () => {
    const imports = await openImports()
    const asked = await askedOf(imports, strange)
    expect(asked).toMatchObject({ code: 'no_header', kind: 'people', headings: strange[0], columns: {} })
    expect(asked.wanted[0]).toEqual(['staffNo'])

    const half = imports.call('imports', 'review', {
      token: asked.token,
      choices: { mapping: { staffNo: '人员代号' } },
    })
    await expect(half).rejects.toMatchObject({ code: 'no_header' })
    const preview = await imports.call('imports', 'review', {
      token: asked.token,
      choices: { mapping: pointedOut },
    })
    expect(preview).toMatchObject({ new: 2, columns: pointedOut, mapping: pointedOut, remembered: false })
    await imports.apply(preview)

    const turned = strange.map(row => [...row].reverse())
    const next = await imports.previewOf([...turned, ['质检专员', '西南分部', '王三', '00702']], {
      kind: 'people',
    })
    expect(next).toMatchObject({
      new: 1,
      unchanged: 2,
      columns: pointedOut,
      mapping: pointedOut,
      remembered: true,
    })
  })

  it('that were pointed out stand in nobody’s way when what they hold is refused and tried again', async () => {
    const room = await openExamRoom()
    const imports = await openImports(room)
    await room.enter({ 王契: { theory: 90, practice: 90 } })
    await room.call('certificates', 'issue', { sessionId: room.sessionId, enrolmentIds: [room.roll.王契] })
    const rows = [
      ['工号', '姓名', '甲卷', '乙卷'],
      ['00603', '王契', '30', '30'],
    ]
    const mapping = { theory: '甲卷', practice: '乙卷' }
    const { sessionId } = room
    const refused = await imports.previewOf(rows, { kind: 'scores', sessionId }).then(
      () => null,
      (error: { params: { token: string } }) => error.params.token,
    )
    const preview = await room.call('imports', 'review', {
      token: refused ?? '',
      sessionId,
      choices: { mapping },
    })
    const apply = () => imports.apply(preview)
    await expect(apply()).rejects.toMatchObject({ code: 'certificate_issued' })
    await expect(apply()).rejects.toMatchObject({ code: 'certificate_issued' })

    const [certificate] = (await room.call('certificates', 'list', {})).rows
    await room.call('certificates', 'voidOne', { id: certificate?.id ?? '', reason: '成绩有误' })
    await expect(apply()).rejects.toMatchObject({ code: 'book_changed' })
  })

  it('that were only looked at are not remembered', async () => {
    const imports = await openImports()
    const asked = await askedOf(imports, strange)
    await imports.call('imports', 'review', { token: asked.token, choices: { mapping: pointedOut } })
    expect((await askedOf(imports, strange)).code).toBe('no_header')
  })

  it('that are half recognised say what is missing and keep what was found', async () => {
    const imports = await openImports()
    const rows = [
      ['姓名', '所属机构', '人员代号'],
      ['王一', '华东分部', '00700'],
    ]
    const asked = await askedOf(imports, rows)
    expect(asked).toMatchObject({
      code: 'missing_columns',
      columns: { name: '姓名', unit: '所属机构' },
      missing: 'staffNo',
      seen: '姓名、所属机构、人员代号',
    })
    const preview = await imports.call('imports', 'review', {
      token: asked.token,
      choices: { mapping: { staffNo: '人员代号' } },
    })
    expect(preview).toMatchObject({
      new: 1,
      columns: { staffNo: '人员代号', name: '姓名', unit: '所属机构' },
    })
  })

  it('can be left out, taken back, and are recognised again on demand', async () => {
    const imports = await openImports()
    const rows = [
      ['工号', '姓名', '岗位', '职级'],
      ['00700', '王一', '客服专员', 'M1'],
    ]
    const first = await imports.previewOf(rows)
    const without = await imports.again(first, { mapping: { gradeLevel: null } })
    expect(without.columns).not.toHaveProperty('gradeLevel')
    await imports.apply(without)
    expect(await imports.previewOf(rows)).toMatchObject({
      remembered: true,
      mapping: { gradeLevel: null },
      unchanged: 1,
    })

    const reset = await imports.again(await imports.previewOf(rows), { mapping: {} })
    expect(reset).toMatchObject({ changed: 1, columns: { gradeLevel: '职级' } })
    await imports.apply(reset)
    expect(await imports.previewOf(rows)).toMatchObject({ remembered: false, mapping: null })
  })

  it('belong to a kind, which can be corrected; so can the sheet', async () => {
    const imports = await openImports()
    const rows = [
      ['工号', '姓名', '部门', '成绩'],
      ['00700', '王一', '华东分部', '88'],
    ]
    const preview = await imports.previewOf(rows)
    const people = await imports.again(preview, {}, { kind: 'people' })
    expect(people).toMatchObject({ kind: 'people', new: 1 })
    await expect(imports.again(people, { sheet: '没有' })).rejects.toMatchObject({ code: 'sheet_missing' })
  })
})
