/** Builders of workbooks that are not .xlsx, as offices, and as vandals, make them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { archive } from './office-files'
import { readTables } from './read-tables'

/** Written by LibreOffice (.xls, .ods) and by hand; one roster in each format. */
export const olderFixtures = join(import.meta.dirname, '../fixtures/older-workbooks')
export const fixtureBytes = (name: string) => readFileSync(join(olderFixtures, name))

/** The sheets of a file, or why there are none. */
export const readOlder = async (source: string | Uint8Array) => {
  const sheets = await readTables(source, typeof source === 'string' ? {} : { name: 'x.xls' })
  return 'refused' in sheets ? sheets : sheets.tables
}

export const odf = (
  content: string,
  parts: { name: string; content: Buffer | string }[] = [],
  manifest = '<manifest/>',
) =>
  archive([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
    { name: 'META-INF/manifest.xml', content: manifest },
    ...parts,
    { name: 'content.xml', content },
  ])
export const namespace = (name: string, prefix = name) =>
  `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`
export const sheet = (rows: string, prefix = 'table') =>
  `<office:document-content ${namespace('office')} ${namespace('text')} ${namespace('table', prefix)}><office:body><office:spreadsheet><${prefix}:table ${prefix}:name="名册">${rows}</${prefix}:table></office:spreadsheet></office:body></office:document-content>`
export const cells = (what: 'columns', times: number) =>
  `<table:table-cell office:value-type="string" table:number-${what}-repeated="${times}"><text:p>王</text:p></table:table-cell>`
export const table = (row: string, times = 1, after = '') =>
  sheet(`<table:table-row table:number-rows-repeated="${times}">${row}</table:table-row>${after}`)
export const furtherRow = (row: string) => `<table:table-row>${row}</table:table-row>`
export const excel2003 = (rows: string) =>
  Buffer.from(
    `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table>${rows}</Table></Worksheet></Workbook>`,
  )
export const excelRow = (...texts: string[]) =>
  `<Row>${texts.map(text => `<Cell><Data ss:Type="String">${text}</Data></Cell>`).join('')}</Row>`

/** A cell that says itself four hundred million times, as a vandal hides it. */
export const manyTimes = (attributes: string, prefix = 'table') =>
  `<${prefix}:table-row><${prefix}:table-cell office:value-type="string" ${attributes}><text:p>王</text:p></${prefix}:table-cell></${prefix}:table-row>`

/** A record of an .xlsb: its number, the bytes of its length, and what it says. */
const record = (type: number, ...values: (number | string | Buffer)[]) => {
  const body = Buffer.concat(
    values.map(value => {
      if (Buffer.isBuffer(value)) return value
      if (typeof value === 'string')
        return Buffer.concat([uint32(value.length), Buffer.from(value, 'utf16le')])
      return uint32(value)
    }),
  )
  const head = type < 0x80 ? [type] : [(type & 0x7f) | 0x80, type >> 7]
  return Buffer.concat([Buffer.from([...head, body.length]), body])
}
const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
export const binary = {
  row: (row: number) => record(0x00, row, 0, Buffer.alloc(9)),
  text: (column: number, text: string) => record(0x06, column, 0, text),
  shared: (column: number, index: number) => record(0x07, column, 0, index),
}
/** An .xlsb of sheets of such records. */
export const xlsb = (sheets: Buffer[][], others: { name: string; content: Buffer | string }[] = []) => {
  const named = sheets.map((_, index) => record(0x9c, 0, index + 1, `rId${index + 1}`, `表${index + 1}`))
  const relations = sheets.map(
    (_, index) =>
      `<Relationship Id='rId${index + 1}' Type='http://x/worksheet' Target='/xl/worksheets/sheet${index + 1}.bin'/>`,
  )
  return archive([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: 'xl/workbook.bin', content: Buffer.concat([record(0x83), ...named, record(0x84)]) },
    { name: 'xl/_rels/workbook.bin.rels', content: `<Relationships>${relations.join('')}</Relationships>` },
    ...sheets.map((records, index) => ({
      name: `xl/worksheets/sheet${index + 1}.bin`,
      content: Buffer.concat([record(0x81), record(0x91), ...records, record(0x92), record(0x82)]),
    })),
    ...others,
  ])
}
