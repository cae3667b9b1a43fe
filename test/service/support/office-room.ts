/** The files of the six strange offices, and a book for each that holds what its office has before the file comes. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { component } from '../assessments/exam-room'
import { type ImportsOfBook, openImports } from '../imports/imports-of-book'

const fixtures = join(import.meta.dirname, '../../fixtures/offices')
export const offices = ['bank', 'hospital', 'hotline-12345', 'outsourcer', 'service-centre', 'shop'] as const

export interface KnownPerson {
  no: string
  name: string
  unit: string
  team?: string
  post: string
  hired: string
  phone?: string
  status?: 'active' | 'left'
  left?: string
}

export type Entry = number | 'missed' | 'deferred' | 'cheating' | null
type Marks = Partial<Record<'theory' | 'practice', Entry>>

interface KnownSession {
  key: string
  course: { code: string; name: string; theoryWeight: number; practiceWeight: number; passMark: number }
  blocks: { day: string; starts: number; ends: number }[]
  firstMarks?: Record<string, Marks>
}

/** What a file must come to, as written before any was read. */
export interface OfficeFile {
  /** '<office>/<name>' */
  at: string
  name: string
  kind: 'people' | 'ability' | 'attendance' | 'scores'
  pasted?: boolean
  /** A roster of people who are known already. */
  after?: boolean
  session?: string
  people?: KnownPerson[]
  ability?: Record<string, Record<string, number | null>>
  /** The day of all levels, or of each person's. */
  on?: string | Record<string, string>
  attendance?: Record<string, (string | null)[]>
  /** The minutes that the file says somebody missed of a block. */
  missed?: Record<string, (number | null)[]>
  scores?: Record<string, Marks>
  attempt?: number
}

export interface Office {
  office: string
  people: KnownPerson[]
  competencies: string[]
  sessions: KnownSession[]
  files: OfficeFile[]
}

export function officesKnown(): Office[] {
  return offices.map(office => {
    const known: Office = JSON.parse(readFileSync(join(fixtures, office, 'expected.json'), 'utf8'))
    return { ...known, files: known.files.map(file => ({ ...file, at: `${office}/${file.name}` })) }
  })
}

/** Writes all files into a folder of its own. */
export function writeOfficeFiles(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'offices-'))
  const { status, stderr } = spawnSync(process.execPath, [join(fixtures, 'write.mjs'), folder])
  if (status !== 0) throw new Error(String(stderr))
  return { folder, remove: () => rmSync(folder, { recursive: true }) }
}

export interface OfficeRoom extends ImportsOfBook {
  sessionId: string | null
  /** The people of the book by their staff number. */
  idOf: ReadonlyMap<string, string>
}

const rosterHead = ['工号', '姓名', '部门', '班组', '岗位', '入职日期', '手机']

/** The book before the file: nobody where it is the first roster, else the office's people, and the session of its day. */
export async function openOfficeRoom(office: Office, file: OfficeFile): Promise<OfficeRoom> {
  const book = await openImports()
  if (file.kind !== 'people' || file.after) {
    const rows = office.people.map(one => [
      one.no,
      one.name,
      one.unit,
      one.team ?? '',
      one.post,
      one.hired,
      one.phone ?? '',
    ])
    await book.apply(await book.previewOf([rosterHead, ...rows], { kind: 'people', choices: { pad: false } }))
  }
  const { rows } = await book.call('people', 'list', { status: 'all', limit: 500 })
  const idOf = new Map(rows.flatMap(({ staffNo, id }) => (staffNo ? [[staffNo, id] as const] : [])))
  const session = office.sessions.find(({ key }) => key === file.session)
  return { ...book, idOf, sessionId: session ? await hold(book, session, idOf) : null }
}

async function hold(
  book: ImportsOfBook,
  { course, blocks, firstMarks }: KnownSession,
  idOf: ReadonlyMap<string, string>,
): Promise<string> {
  const { id: courseId } = await book.call('courses', 'add', {
    ...course,
    category: '服务',
    method: 'classroom',
    theoryMinutes: 180,
    practiceMinutes: 180,
    certificateKind: 'TS',
  })
  const { id: sessionId } = await book.call('sessions', 'schedule', {
    courseId,
    blocks,
    personIds: [...idOf.values()],
  })
  if (!firstMarks) return sessionId
  const roll = await book.call('sessions', 'roll', { sessionId })
  const marks = Object.entries(firstMarks).flatMap(([no, given]) => {
    const enrolment = roll.find(({ personId }) => personId === idOf.get(no))
    if (!enrolment) return []
    const { theory, practice } = given
    return [
      {
        enrolmentId: enrolment.id,
        ...(theory === undefined ? {} : { theory: component(theory) }),
        ...(practice === undefined ? {} : { practice: component(practice) }),
      },
    ]
  })
  await book.call('assessments', 'recordMarks', { sessionId, marks })
  return sessionId
}
