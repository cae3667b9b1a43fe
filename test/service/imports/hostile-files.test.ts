import { describe, expect, it } from 'vitest'
import type { Port, WireReply } from '../../../src/contract/wire'
import {
  archive,
  bombWorkbook,
  officeBook,
  officeText,
  oleContainer,
  overlappingWorkbook,
  picture,
  sheetXml,
  workbookParts,
} from '../../support/office-files'
import { openImports } from './imports-of-book'

const roster = [
  ['工号', '姓名', '岗位'],
  ['00700', '王一', '客服专员'],
]
const workbook = () => officeBook({ rows: roster })
/** The same as it stands in a sheet. */
const cells = roster
  .map(row => `<row>${row.map(text => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`)
  .join('')

/** Each name is what a person sees in a folder; the bytes are what is really there. */
const hostile: [code: string, name: string, bytes: () => Buffer | string | Promise<Buffer>][] = [
  ['empty_file', 'empty.xlsx', () => ''],
  ['not_a_table', 'photo.xlsx', picture],
  ['password_protected', 'locked.xlsx', () => officeBook({ rows: roster }, { password: 'secret' })],
  ['password_protected', 'locked-too.xlsx', () => oleContainer('EncryptionInfo', 'EncryptedPackage')],
  ['truncated', 'half.xlsx', async () => (await workbook()).subarray(0, 900)],
  ['too_large', 'bomb.xlsx', () => bombWorkbook(600)],
  ['too_large', 'lying-bomb.xlsx', () => bombWorkbook(600, 1024)],
  ['unreadable', 'old.xls', () => oleContainer('Workbook')],
  ['no_rows', 'page.xls', () => '<html><table></table></html>'],
  ['other_format', 'page.mht', () => 'MIME-Version: 1.0\r\n\r\n<html/>'],
  ['damaged', 'sharing-bytes.xlsx', () => overlappingWorkbook(cells)],
  ['unclosed_quote', 'quote.csv', () => `${officeText(roster)}"00701,王二\n00702,王三\n`],
  ['cell_too_long', 'returns.csv', () => `工号,姓名\n00700,"${'\r'.repeat(20_000_000)}"\n`],
  ['cell_too_long', 'letters.csv', () => `工号,姓名\n00700,${'abc '.repeat(1_300_000)}\n`],
  [
    'cell_too_long',
    'letters.xlsx',
    () => officeBook({ rows: [...roster, ['00701', '王二', 'abc '.repeat(10_000)]] }),
  ],
  ['unsafe', 'doctype.xlsx', () => archive(workbookParts(`<!DOCTYPE x>${sheetXml('')}`))],
  ['no_rows', 'blank.csv', () => ',,,\n,,,\n'],
]

describe('a file that cannot be read', () => {
  it('is not one made by hand whose entries share no bytes', async () => {
    const imports = await openImports()
    const path = imports.put('by-hand.xlsx', archive(workbookParts(sheetXml(cells))))
    expect(await imports.preview(path)).toMatchObject({ new: 1 })
  })

  it.each(hostile)('is refused as %s, and nothing is written: %s', async (code, name, bytes) => {
    const imports = await openImports()
    const before = await imports.commands()
    const path = imports.put(name, await bytes())
    await expect(imports.preview(path)).rejects.toMatchObject({ code })
    expect(await imports.commands()).toBe(before)
    expect(await imports.call('imports', 'runs', {})).toEqual([])
    // The next file is read as if nothing had been.
    expect(await imports.previewOf(roster)).toMatchObject({ new: 1 })
  })

  it('is refused as file_missing when it went away, or never came through a dialog', async () => {
    const imports = await openImports()
    await expect(imports.preview('/nowhere/gone.xlsx')).rejects.toMatchObject({ code: 'file_missing' })
    await expect(
      imports.call('imports', 'preview', { file: 'a-made-up-ticket', kind: null }),
    ).rejects.toMatchObject({
      code: 'file_missing',
    })
  })

  it('with headings named like an object’s own parts does no harm', async () => {
    const imports = await openImports()
    const rows = [
      ['工号', '姓名', '__proto__', 'constructor'],
      ['00700', '王一', 'x', 'y'],
    ]
    const preview = await imports.previewOf(rows, { kind: 'people' })
    expect(preview).toMatchObject({ new: 1, columns: { staffNo: '工号', name: '姓名' } })
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})

it('reading is stopped by the person, and leaves nothing behind', async () => {
  const imports = await openImports()
  const before = await imports.commands()
  const many = Array.from({ length: 20_000 }, (_, index) => [`${100_000 + index}`, `王${index}`, '客服专员'])
  const path = imports.put('many.csv', officeText([...roster.slice(0, 1), ...many]))
  const replies: WireReply[] = []
  let say: (message: unknown) => void = () => undefined
  const stopped = new Promise<WireReply>(resolve => {
    const port: Port = {
      post(message) {
        const reply = message as WireReply
        replies.push(reply)
        // The person presses stop as soon as the page says that it reads.
        if ('progress' in reply) say({ id: 1, stop: true })
        if ('ok' in reply) resolve(reply)
      },
      onMessage: listener => {
        say = listener
      },
      onClose: () => undefined,
    }
    imports.service.attach(port)
  })
  say({
    id: 1,
    area: 'imports',
    name: 'preview',
    input: { file: imports.ticket(path), kind: null },
    meta: { commandId: '01234567-89ab-7def-8123-456789abcdef', operatorId: null },
  })
  expect(await stopped).toMatchObject({ ok: false, error: { kind: 'stopped' } })
  expect(replies.some(reply => 'progress' in reply)).toBe(true)
  expect(await imports.commands()).toBe(before)
})
