import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { openBenchBook, rosterPerson } from './bench-book'
import { type Figure, inTurn, timed } from './pairs'

const headings = [
  '工号',
  '姓名',
  '性别',
  '所属机构',
  '班组',
  '岗位',
  '职级',
  '入职日期',
  '手机号码',
  '直属上级工号',
  '状态',
  '备注',
]

/** A roster of `rows` × 12, validated, previewed, written, captured and audited, against the bare parse and insert. */
export async function importFigure(pairs: number, rows: number): Promise<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'zhixing-bench-import-'))
  const file = join(folder, 'roster.xlsx')
  writeFileSync(file, await rosterWorkbook(rows))
  try {
    return await inTurn(
      {
        async product() {
          const book = await openBenchBook()
          try {
            return await timed(async () => {
              const { token } = await book.caller.imports.preview({ file: book.ticket(file), kind: 'people' })
              await book.caller.imports.apply({ token })
            })
          } finally {
            await book.close()
          }
        },
        floor: round => bareImport(file, join(folder, `bare-${round}.db`)),
      },
      pairs,
      `the bare parse (hucre) and ${rows.toLocaleString('en')} bare inserts in one transaction`,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function rosterWorkbook(rows: number): Promise<Uint8Array> {
  const people = Array.from({ length: rows }, (_, index) => rosterPerson(index))
  return writeXlsx({
    sheets: [
      {
        name: '在职人员',
        rows: [
          headings,
          ...people.map(person => [
            person.staffNo,
            person.name,
            person.gender === 'male' ? '男' : '女',
            person.unit,
            person.team,
            person.post,
            person.grade,
            person.hiredOn,
            person.phone,
            person.supervisorNo,
            '在职',
            person.note,
          ]),
        ],
      },
    ],
  })
}

async function bareImport(file: string, target: string): Promise<number> {
  return timed(async () => {
    const workbook = await readXlsx(readFileSync(file))
    const sqlite = new Database(target)
    sqlite.pragma('journal_mode = WAL')
    sqlite.pragma('synchronous = FULL')
    const columns = headings.map((_, index) => `c${index}`)
    sqlite.exec(
      `CREATE TABLE person (id INTEGER PRIMARY KEY, ${columns.map(column => `${column} TEXT`).join(', ')}) STRICT`,
    )
    const insert = sqlite.prepare(
      `INSERT INTO person (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    )
    sqlite.transaction(() => {
      for (const row of (workbook.sheets[0]?.rows ?? []).slice(1)) {
        insert.run(columns.map((_, index) => String(row[index] ?? '')))
      }
    })()
    sqlite.close()
  })
}
