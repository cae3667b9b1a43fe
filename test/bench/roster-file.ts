import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import { checkout } from '../support/checkout'
import { rosterPerson } from './bench-book'

export const rosterHeadings = [
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

/** Kept with the other notes of this checkout: half a million rows take a while to write. */
export const benchFiles = join(checkout, 'node_modules/.zhixing/bench-files')

/** A roster of `rows` × 12, the same every time. */
export async function rosterFile(rows: number): Promise<string> {
  const file = join(benchFiles, `roster-${rows}.xlsx`)
  if (existsSync(file)) return file
  mkdirSync(benchFiles, { recursive: true })
  const people = Array.from({ length: rows }, (_, index) => rosterRow(index))
  writeFileSync(
    `${file}.part`,
    await writeXlsx({ sheets: [{ name: '在职人员', rows: [rosterHeadings, ...people] }] }),
  )
  renameSync(`${file}.part`, file)
  return file
}

function rosterRow(index: number): string[] {
  const person = rosterPerson(index)
  return [
    person.staffNo,
    person.name,
    person.gender === 'male' ? '男' : '女',
    person.unit,
    person.team,
    person.post,
    person.gradeLevel,
    person.hiredOn,
    person.phone,
    person.supervisorNo,
    '在职',
    person.note,
  ]
}
