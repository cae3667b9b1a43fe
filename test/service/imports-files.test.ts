/** Real files in, previews out: the office's own as TRUTH.json says, and files nobody should be able to hurt us with. */
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { previewScores } from '../../src/domain/assessments/score-sheet'
import { scoreSpec } from '../../src/domain/assessments/score-sheet-fields'
import { readLayout } from '../../src/domain/imports/layout'
import type { Finding } from '../../src/domain/imports/preview'
import { isRefusal } from '../../src/domain/imports/refusal'
import type { Table } from '../../src/domain/imports/table'
import { previewAbility } from '../../src/domain/needs/ability-matrix'
import { abilitySpec } from '../../src/domain/needs/ability-matrix-fields'
import type { RosterRules } from '../../src/domain/people/roster'
import { rosterSpec } from '../../src/domain/people/roster-fields'
import { previewAttendance } from '../../src/domain/sessions/attendance/attendance-preview'
import { scanSpec } from '../../src/domain/sessions/attendance/scan-log-fields'
import { recognised } from '../support/import-specs'
import {
  archive,
  bombWorkbook,
  officeBook,
  officeText,
  oleContainer,
  picture,
  sheetXml,
  workbookParts,
} from '../support/office-files'
import { readTables } from '../support/read-tables'
import { previewRoster } from '../support/roster-preview'
import { oleOf } from './support/sound-files'

const data = resolve(import.meta.dirname, '../../../shared/data')
const office = join(data, 'office')
const hrSet = join(data, 'public/hr_dataset_v14.csv')
const withOffice = existsSync(join(office, 'TRUTH.json')) ? describe : describe.skip
const absent = (there: boolean, words: string) =>
  there ? words : `${words} (skipped: ../shared/data is not here)`
const today = '2026-11-21'

function given<T extends object>(value: T): Exclude<T, { refused: unknown }> {
  if (isRefusal(value)) throw new Error(`refused: ${value.refused} ${JSON.stringify(value.params)}`)
  return value as Exclude<T, { refused: unknown }>
}

const tablesOf = async (source: string | Uint8Array) => given(await readTables(source)).tables
const rosterOf = (
  tables: readonly Table[],
  rules: Partial<RosterRules> = {},
  people: Parameters<typeof previewRoster>[1]['people'] = new Map(),
) => previewRoster(given(readLayout(tables, rosterSpec)), { people }, { today, ...rules })
const bookOf = (preview: ReturnType<typeof rosterOf>) =>
  new Map(
    preview.accepted.map(({ person }) => [
      person.staffNo,
      { ...person, status: person.status ?? ('active' as const) },
    ]),
  )
const peopleOf = (preview: ReturnType<typeof rosterOf>) =>
  preview.accepted.map(({ person }) => ({ id: person.staffNo, staffNo: person.staffNo, name: person.name }))
const count = (findings: readonly Finding[], code: string) =>
  findings.filter(finding => finding.code === code).length

withOffice(absent(existsSync(office), 'the office’s files'), () => {
  const truth = JSON.parse(existsSync(office) ? readFileSync(join(office, 'TRUTH.json'), 'utf8') : '{}')
  const file = (name: string) => join(office, name)

  it('gives the roster as TRUTH.json expects it', async () => {
    const shown = rosterOf(await tablesOf(file('客服中心花名册.xlsx')))
    const { expected } = truth.roster_xlsx
    expect(shown).toMatchObject({
      sheet: '在职人员',
      headerRow: 4,
      rows: truth.roster_xlsx.data_rows,
      new: expected.new,
      conflicts: expected.conflicts,
      errors: expected.errors,
    })
    for (const [code, times] of Object.entries(expected.warnings))
      expect([code, count(shown.findings, code)]).toEqual([code, times])
    expect(count(shown.findings, 'total_row')).toBe(truth.roster_xlsx.total_rows)
    expect(shown.columns).toMatchObject({
      staffNo: '工号',
      unit: '所属机构',
      team: '班组',
      supervisorNo: '直属上级工号',
    })
  })

  it('reads the roster twice and finds nothing new the second time, padded or not', async () => {
    const tables = await tablesOf(file('客服中心花名册.xlsx'))
    for (const pad of [false, true]) {
      const first = rosterOf(tables, { pad })
      expect(first.accepted.some(({ person }) => person.staffNo === (pad ? '00600' : '600'))).toBe(true)
      expect(rosterOf(tables, { pad }, bookOf(first))).toMatchObject({
        new: 0,
        changed: 0,
        unchanged: 520,
        conflicts: 1,
      })
    }
    expect(rosterOf(tables, { takeConflicts: true }).new).toBe(521)
  })

  it('reads the sheet of leavers when it is named', async () => {
    const layout = given(
      readLayout(await tablesOf(file('客服中心花名册.xlsx')), rosterSpec, { sheet: '离职人员' }),
    )
    const shown = previewRoster(layout, { people: new Map() }, { today })
    expect(shown).toMatchObject({ rows: 25, new: 25, errors: 0 })
    expect(
      shown.accepted.every(({ person }) => person.status === 'left' && person.leftOn !== undefined),
    ).toBe(true)
  })

  it('keeps rare names whole, from xlsx and from GB18030', async () => {
    const roster = rosterOf(await tablesOf(file('客服中心花名册.xlsx')))
    const names = new Set(roster.accepted.map(({ person }) => person.name))
    for (const name of ['赵䶮', '王㛃', '𠮷田', '阿卜杜热西提·买买提', '张伟']) expect(names).toContain(name)
    const read = given(await readTables(file('外包人员_GBK.csv')))
    expect(read.encoding).toBe('gb18030')
    const outsourced = rosterOf(read.tables)
    expect(outsourced).toMatchObject({
      rows: truth.outsourced_csv.rows,
      new: 80,
      errors: 0,
      conflicts: 0,
      findings: [],
    })
    expect(
      outsourced.accepted.slice(0, 2).map(({ person }) => [person.staffNo, person.name, person.company]),
    ).toEqual([
      ['WB0001', '赵䶮二', '远达服务'],
      ['WB0002', '王㛃二', '华信外包,一部'],
    ])
  })

  it('gives the ability matrix as TRUTH.json says', async () => {
    const people = peopleOf(
      rosterOf(await tablesOf(file('客服中心花名册.xlsx')), { pad: true, takeConflicts: true }),
    )
    const layout = given(readLayout(await tablesOf(file('能力评估_2026Q3.xlsx')), abilitySpec))
    const shown = given(previewAbility(layout, { people }, { today }))
    expect(shown.cells).toMatchObject({
      valid: truth.ability.valid_cells,
      blank: truth.ability.blank,
      notObserved: truth.ability.not_observed,
    })
    expect(shown.competencies).toHaveLength(12)
    expect(shown).toMatchObject({ rows: 484, new: 484, conflicts: 0 })
    expect(count(shown.findings, 'invalid_level')).toBe(shown.cells.invalid)
    const rated = shown.accepted.flatMap(row => row.ratings.filter(rating => rating.state === 'rated'))
    expect(rated).toHaveLength(truth.ability.valid_cells)
  })

  it('knows everybody of the ability matrix although the book took numbers without their zeros', async () => {
    const people = peopleOf(rosterOf(await tablesOf(file('客服中心花名册.xlsx')), { takeConflicts: true }))
    const layout = given(readLayout(await tablesOf(file('能力评估_2026Q3.xlsx')), abilitySpec))
    const shown = given(previewAbility(layout, { people }, { today }))
    expect(shown.new).toBe(484)
    expect(count(shown.findings, 'unknown_person')).toBe(0)
  })

  it('gives the score file as TRUTH.json says', async () => {
    const people = peopleOf(rosterOf(await tablesOf(file('客服中心花名册.xlsx')), { pad: true }))
    const layout = given(readLayout(await tablesOf(file('成绩登记_投诉处理第3期.xlsx')), scoreSpec))
    const shown = previewScores(layout, { people })
    expect(shown).toMatchObject({
      rows: truth.scores.rows,
      new: 42,
      errors: truth.scores.unknown_person,
      conflicts: 0,
    })
    expect(shown.title).toContain('第3期')
    expect(shown.accepted.map(row => row.staffNo)).toEqual(truth.class)
    const theory = shown.accepted.flatMap(row => row.theory ?? [])
    const inState = (state: string) => theory.filter(mark => mark.state === state).length
    expect([inState('missed'), inState('deferred'), inState('cheating')]).toEqual([
      truth.scores.absent,
      truth.scores.deferred,
      truth.scores.cheat,
    ])
    const halves = theory.filter(mark => mark.state === 'scored' && mark.mark % 100 === 50)
    expect(halves).toHaveLength(truth.scores.half)
    expect(count(shown.findings, 'lost_zeros')).toBe(4)
  })

  it('reads the scan log', async () => {
    const people = peopleOf(rosterOf(await tablesOf(file('客服中心花名册.xlsx')), { pad: true }))
    const layout = given(readLayout(await tablesOf(file('签到记录.csv')), scanSpec))
    const shown = given(previewAttendance(layout, { people }, { today: '2026-12-31' }))
    expect(shown).toMatchObject({ rows: 44, errors: 0, conflicts: 0, findings: [] })
    expect(shown.accepted.every(({ staffNo }) => truth.class.includes(staffNo))).toBe(true)
  })

  it.each([
    ['客服中心花名册.xlsx', 'people'],
    ['外包人员_GBK.csv', 'people'],
    ['能力评估_2026Q3.xlsx', 'ability'],
    ['成绩登记_投诉处理第3期.xlsx', 'scores'],
    ['签到记录.csv', 'attendance'],
    ['KPI月报_2026Q3.xlsx', null],
    ['质检成绩_2026年9月.xlsx', null],
    ['投诉明细_2026Q3.csv', null],
    ['题库_投诉处理.xlsx', null],
  ])('recognises %s as %s', async (name, kind) => {
    const tables = await tablesOf(readFileSync(file(name)))
    expect(recognised(tables.map(table => ({ ...table, name: 'x' })))).toBe(kind)
  })
})

const withHrSet = existsSync(hrSet) ? describe : describe.skip
withHrSet(absent(existsSync(hrSet), 'the public HR set'), () => {
  it('takes 305 people, lists 6 without a number and warns of the shifted row', async () => {
    const shown = rosterOf(await tablesOf(hrSet))
    expect(shown).toMatchObject({ rows: 311, new: 305, errors: 6, conflicts: 0 })
    expect(count(shown.findings, 'no_number')).toBe(6)
    expect(shown.findings.filter(({ severity }) => severity === 'warning')).toMatchObject([
      { row: 10, code: 'shifted_row' },
    ])
    const person = (number: string) => shown.accepted.find(row => row.person.staffNo === number)?.person
    expect(person('10002')).toMatchObject({
      hiredOn: '2012-01-09',
      gender: 'female',
      unit: 'Production',
      status: 'active',
    })
    expect(person('10252')?.leftOn).toBe('2017-01-12')
    expect(shown.accepted.filter(row => row.person.status === 'left')).toHaveLength(101)
    expect(rosterOf(await tablesOf(hrSet), {}, bookOf(shown))).toMatchObject({
      new: 0,
      changed: 0,
      unchanged: 305,
    })
  })
})

describe('the small office', () => {
  const small = resolve(import.meta.dirname, '../../resources/small-office')
  const read = (name: string) => tablesOf(join(small, name))

  it('goes through the whole of it', async () => {
    const roster = rosterOf(await read('人员名单.csv'))
    expect(roster).toMatchObject({ rows: 24, new: 24, errors: 0, conflicts: 0 })
    const people = peopleOf(roster)
    const matrix = given(readLayout(await read('能力评估.csv'), abilitySpec))
    expect(previewAbility(matrix, { people }, { today })).toMatchObject({
      new: 24,
      errors: 0,
      cells: { valid: 141 },
    })
    const sheet = given(readLayout(await read('成绩登记.csv'), scoreSpec))
    expect(previewScores(sheet, { people })).toMatchObject({ new: 12, errors: 0, conflicts: 0 })
    const log = given(readLayout(await read('签到记录.csv'), scanSpec))
    expect(previewAttendance(log, { people }, { today: '2026-12-31' })).toMatchObject({ new: 11, errors: 0 })
  })

  it.each([
    ['人员名单.csv', 'people'],
    ['能力评估.csv', 'ability'],
    ['成绩登记.csv', 'scores'],
    ['签到记录.csv', 'attendance'],
  ])('recognises %s as %s', async (name, kind) => expect(recognised(await read(name))).toBe(kind))
})

const HEAD = ['工号', '姓名', '部门', '入职日期']
const ROWS = [HEAD, ['00603', '王芳', '华北分部', '2022-12-30'], ['00606', '赵䶮', '华东分部', '2021/3/5']]

describe('workbooks as programs write them', () => {
  const firstRows = async (bytes: Uint8Array) => (await tablesOf(bytes))[0]!.rows

  it.each(['shared', 'inline'] as const)('reads %s strings alike', async stringMode => {
    expect(await firstRows(await officeBook({ rows: ROWS }, { stringMode }))).toEqual(ROWS)
  })

  it.each(['1900', '1904'] as const)('reads dates counted from %s', async dateSystem => {
    const rows = [
      HEAD,
      ['00603', '王芳', '华北', new Date(Date.UTC(2024, 1, 29))],
      ['00606', '李娜', '华东', new Date(Date.UTC(2024, 1, 29, 8, 30))],
    ]
    expect((await firstRows(await officeBook({ rows }, { dateSystem }))).slice(1).map(row => row[3])).toEqual(
      [{ date: '2024-02-29' }, { date: '2024-02-29', minutes: 510 }],
    )
  })

  it('shows a number of format 00000 with its zeros', async () => {
    const bytes = await officeBook({ rows: [HEAD, [600, '王芳', '华北', null]], formats: { '1,0': '00000' } })
    expect((await firstRows(bytes))[1]).toEqual(['00600', '王芳', '华北'])
  })

  it('knows hidden sheets, merges and sheets that are no tables', async () => {
    const tables = await tablesOf(
      await officeBook([
        { name: '字典', rows: [['华北']], hidden: true },
        { name: '人员', rows: [['名册', null], ...ROWS], merges: ['A1:D1'] },
      ]),
    )
    expect(tables.map(table => [table.name, table.hidden])).toEqual([
      ['字典', true],
      ['人员', false],
    ])
    expect(tables[1]?.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 3 }])
  })

  it('takes the value a formula had, and leaves text that begins with = alone', async () => {
    const xml = sheetXml(
      '<row r="3"><c r="B3" t="str"><f>CONCAT("006","03")</f><v>00603</v></c><c r="C3"><f>1+1</f><v>2</v></c><c r="D3" t="inlineStr"><is><t>=1+1</t></is></c><c r="E3" t="e"><v>#REF!</v></c><c r="F3" t="b"><v>1</v></c></row>',
    )
    expect(await firstRows(archive(workbookParts(xml)))).toEqual([
      [],
      [],
      [null, '00603', 2, '=1+1', '#REF!', true],
    ])
  })

  it('passes over pictures, other files and archives put inside', async () => {
    const nested = archive(workbookParts(sheetXml('')))
    const parts = [
      ...workbookParts(sheetXml('<row r="1"><c r="A1" t="inlineStr"><is><t>工号</t></is></c></row>')),
      { name: 'xl/embeddings/book.xlsx', content: nested },
      { name: 'xl/media/image1.png', content: picture() },
    ]
    expect(await firstRows(archive(parts))).toEqual([['工号']])
  })

  it('reads a book with a chart sheet beside its tables', async () => {
    const parts = workbookParts(
      sheetXml('<row r="1"><c r="A1" t="inlineStr"><is><t>工号</t></is></c></row>'),
    ).map(part => ({
      ...part,
      content: String(part.content)
        .replace('</sheets>', '<sheet name="图&amp;表" sheetId="2" r:id="rId2"/></sheets>')
        .replace(
          '</Relationships>',
          part.name.endsWith('workbook.xml.rels')
            ? '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>'
            : '</Relationships>',
        ),
    }))
    expect(
      (
        await tablesOf(archive([...parts, { name: 'xl/chartsheets/sheet1.xml', content: '<chartsheet/>' }]))
      ).map(table => table.name),
    ).toEqual(['表1'])
  })
})

describe('text files', () => {
  const text = officeText(ROWS)
  const gb = Buffer.from('b9a4bac52cd0d5c3fb2cb2bfc3c50d0a30303630332cd5d4fe9f2cbbaab1b10d0a', 'hex')

  it.each<[string, Buffer, string]>([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`), 'utf-8'],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 without one', Buffer.from(text, 'utf16le'), 'utf-16le'],
    ['UTF-16, the other way round', Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), 'utf-16be'],
  ])('%s', async (_, bytes, encoding) => {
    const read = given(await readTables(bytes))
    expect([read.encoding, read.tables[0]?.rows]).toEqual([encoding, ROWS])
  })

  it('GB18030, with 䶮', async () => {
    const read = given(await readTables(gb))
    expect(read).toMatchObject({
      encoding: 'gb18030',
      tables: [
        {
          rows: [
            ['工号', '姓名', '部门'],
            ['00603', '赵䶮', '华北'],
          ],
        },
      ],
    })
  })

  it('Western letters', async () => {
    const read = given(
      await readTables(
        Buffer.from(
          'Staff No,Name,Unit\r\n10001,Andr\xe9s Ib\xe1\xf1ez,Caf\xe9\r\n10002,Ren\xe9e,Sales\r\n',
          'latin1',
        ),
      ),
    )
    expect(read.encoding).toBe('windows-1252')
    expect(read.tables[0]?.rows[1]).toEqual(['10001', 'Andrés Ibáñez', 'Café'])
  })

  it.each([
    ['tabs', '\t'],
    ['semicolons', ';'],
    ['bars', '|'],
  ])('separated by %s', async (_, mark) => {
    expect((await tablesOf(Buffer.from(ROWS.map(row => row.join(mark)).join('\n'))))[0]?.rows).toEqual(ROWS)
  })

  it('quoted commas and line breaks', async () => {
    const rows = [HEAD, ['00603', '王芳', '华信外包,一部', '甲\n乙'], ['00606', '"娜"', 'x', 'y']]
    expect((await tablesOf(Buffer.from(officeText(rows))))[0]?.rows).toEqual(rows)
  })
})

describe('files that cannot be read are refused by name, quickly', () => {
  const locked = () => officeBook({ rows: ROWS }, { password: 'geheim' })
  const sheetOf = (cells: string) => archive(workbookParts(sheetXml(cells)))
  const manyParts = () =>
    archive(Array.from({ length: 6000 }, (_, index) => ({ name: `xl/p${index}.xml`, content: '' })))

  it.each<[string, () => Uint8Array | Promise<Uint8Array>, string, string?]>([
    ['an empty file', () => Buffer.alloc(0), 'empty_file'],
    ['a picture named .xlsx', picture, 'not_a_table', 'x.xlsx'],
    [
      'noise',
      () => Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7919 + (index >> 3)) % 256)),
      'not_a_table',
    ],
    [
      'a Word document',
      () =>
        archive([
          { name: '[Content_Types].xml', content: '<Types/>' },
          { name: 'word/document.xml', content: '<w/>' },
        ]),
      'not_a_table',
    ],
    ['a Word document of before 2007', () => oleOf('WordDocument'), 'older_document', '学员名单.doc'],
    [
      'an OpenDocument sheet of nothing',
      () =>
        archive([
          { name: 'mimetype', content: 'x' },
          { name: 'content.xml', content: '<x/>' },
        ]),
      'no_rows',
    ],
    ['a web page of nothing named .xls', () => Buffer.from('<html><table></table></html>'), 'no_rows'],
    ['an encrypted workbook', locked, 'password_protected'],
    [
      'the shell of one',
      () => oleContainer('EncryptionInfo', 'EncryptedPackage'),
      'password_protected',
      'x.xlsx',
    ],
    [
      'parts locked one by one',
      () => archive(workbookParts(sheetXml('')).map(part => ({ ...part, encrypted: true }))),
      'password_protected',
    ],
    ['an old workbook of nothing', () => oleContainer('Root Entry', 'Workbook'), 'unreadable', 'x.xls'],
    ['a WPS workbook of nothing', () => oleContainer('Root Entry'), 'unreadable', 'x.et'],
    ['half a workbook', async () => (await officeBook({ rows: ROWS })).subarray(0, 900), 'truncated'],
    [
      'a workbook without its last byte',
      async () => (await officeBook({ rows: ROWS })).subarray(0, -1),
      'truncated',
    ],
    ['600 MB of blanks', () => bombWorkbook(600), 'too_large'],
    ['600 MB that say they are small', () => bombWorkbook(600, 4096), 'too_large'],
    ['200 MB of blanks', () => bombWorkbook(200), 'too_large'],
    ['6,000 parts', manyParts, 'too_large'],
    [
      'a document type',
      () => archive(workbookParts(`<!DOCTYPE x [<!ENTITY a "b">]>${sheetXml('')}`)),
      'unsafe',
    ],
    [
      'a column beyond any sheet',
      () => sheetOf('<row r="1"><c r="ZZZZ1"><v>1</v></c></row>'),
      'too_many_columns',
    ],
    [
      'two cells in opposite corners',
      () =>
        sheetOf(
          '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        ),
      'too_large',
    ],
    ['a line of 2,000 cells', () => Buffer.from(`${'a,'.repeat(2000)}\n`), 'too_many_columns'],
    ['a million cells in a line', () => Buffer.from('a,'.repeat(1_000_000)), 'too_many_columns'],
    [
      'a quote that never closes',
      () => Buffer.from('工号,姓名\n00603,"王芳\n00606,李娜\n'),
      'unclosed_quote',
    ],
    [
      'two encodings',
      () => Buffer.concat([Buffer.from(officeText(ROWS)), Buffer.from('b9a4bac50d0a', 'hex')]),
      'mixed_encoding',
    ],
    ['a sheet without cells', () => sheetOf(''), 'no_rows'],
    ['blank lines', () => Buffer.from('\n\n , \n'), 'no_rows'],
    ['unfinished XML', () => archive(workbookParts(sheetXml('').slice(0, -40))), 'unreadable'],
  ])('%s', async (_, make, code, name = '') => {
    const bytes = await make()
    const started = performance.now()
    expect(await readTables(bytes, { name })).toMatchObject({ refused: code })
    expect(performance.now() - started).toBeLessThan(5_000)
  })

  it('whatever bytes are changed, answers with tables or a refusal', async () => {
    const bytes = await officeBook({ rows: ROWS })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 }),
        async changes => {
          const broken = Buffer.from(bytes)
          for (const [at, byte] of changes) broken[at] = byte
          const result = await readTables(broken)
          return 'refused' in result || result.tables.length > 0
        },
      ),
    )
  })

  it('whatever stands in a sheet’s XML, answers with tables or a refusal', async () => {
    const piece = fc.constantFrom(
      '<row r="2">',
      '</row>',
      '<c r="B2" t="s">',
      '<c r="A0">',
      '<v>',
      '</v>',
      '</c>',
      '1e999',
      '-5',
      '<is><t>',
      '&#x110000;',
      '<mergeCell ref="A1:ZZ9"/>',
      '<!-- ',
      ']]>',
      '\u0000',
      '<cols><col min="1" max="99999999"/></cols>',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 20 }), async pieces => {
        const result = await readTables(archive(workbookParts(sheetXml(pieces.join('')))))
        return 'refused' in result || result.tables.length > 0
      }),
    )
  })

  it('keeps its memory flat before a bomb', async () => {
    const bomb = bombWorkbook(600, 4096)
    const before = process.memoryUsage().rss
    await readTables(bomb)
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024)
  })

  it('is damaged when a byte was flipped', async () => {
    const bytes = await officeBook({ rows: ROWS })
    const at = bytes.indexOf('xl/worksheets/sheet1.xml') + 40
    bytes[at] = bytes[at]! ^ 0xff
    expect(await readTables(bytes)).toMatchObject({ refused: 'damaged' })
  })

  it('keeps the limits it is given', async () => {
    const bytes = Buffer.from(officeText(ROWS))
    expect(await readTables(bytes, { limits: { rows: 2 } })).toMatchObject({ refused: 'too_many_rows' })
    expect(await readTables(bytes, { limits: { fileBytes: 10 } })).toMatchObject({ refused: 'too_large' })
  })

  const folder = mkdtemp(join(tmpdir(), 'zhixing-files-'))
  afterAll(async () => rm(await folder, { recursive: true, force: true }))

  it('reads from a path, and says when nothing is there', async () => {
    const path = join(await folder, '名册.csv')
    await writeFile(path, officeText(ROWS))
    expect(given(await readTables(path)).tables[0]?.name).toBe('名册')
    expect(await readTables(join(await folder, '没有.csv'))).toMatchObject({ refused: 'file_missing' })
    expect(await readTables(await folder)).toMatchObject({ refused: 'not_a_file' })
  })
})
