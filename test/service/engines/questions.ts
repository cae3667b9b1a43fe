import type { Db } from '../../../electron/service/db/databases'
import type { BookSchema } from '../../../electron/service/db/schema'
import { type Contract, contract } from '../../../src/contract/contract'
import type { AreaContract, InputOf, QueryDef } from '../../../src/contract/define'

type Queries<A extends keyof Contract> = {
  [N in keyof Contract[A] as Contract[A][N] extends QueryDef ? N : never]: InputOf<Contract[A][N]>
}
/** One that may be asked for nothing in particular is asked so where nothing else is written here. */
type Asked<Q> = { [N in keyof Q as Record<never, never> extends Q[N] ? never : N]: Q[N][] } & {
  [N in keyof Q as Record<never, never> extends Q[N] ? N : never]?: Q[N][]
}
type AskedOfAll = {
  [A in keyof Contract as Record<never, never> extends Asked<Queries<A>> ? never : A]: Asked<Queries<A>>
} & {
  [A in keyof Contract as Record<never, never> extends Asked<Queries<A>> ? A : never]?: Asked<Queries<A>>
}

/** Answered by the file or the service, before any engine is asked; and the full text, which is SQLite's own. */
const none: never[] = []

/** Ids of some rows of a table, from its first to its last. */
export async function subjects(db: Db) {
  const ids = async (table: WithId, most = 8): Promise<string[]> => {
    // One table stands for all: its rows have an id, and no more is asked of them.
    const rows = await db
      .selectFrom(table as 'person')
      .select('id')
      .orderBy('id')
      .execute()
    const step = Math.max(1, Math.floor(rows.length / most))
    return rows.filter((_, at) => at % step === 0).map(row => row.id)
  }
  return { ids, people: await ids('person', 12), sessions: await ids('session', 40) }
}
type WithId = {
  [T in keyof BookSchema]: BookSchema[T] extends { id: string } ? T : never
}[keyof BookSchema]

export const everyQuery = (): [area: string, name: string][] =>
  Object.entries(contract).flatMap(([area, procedures]) =>
    Object.entries(procedures as AreaContract).flatMap(([name, { kind }]) =>
      kind === 'query' ? [[area, name] as [string, string]] : [],
    ),
  )

/** Every query of the contract with inputs that reach its branches: a new query does not compile before it is asked. */
export async function questions(db: Db): Promise<AskedOfAll> {
  const { ids, people, sessions } = await subjects(db)
  const [unit = '', other = ''] = await ids('unit')
  const [post = ''] = await ids('post')
  const competencies = await ids('competency')
  const certificates = await ids('certificate')
  const [operator = ''] = await ids('operator')
  const tag = '内训师'
  const seqs = [1, 2, 30, 200, 480]
  const blocks = [
    {
      day: '2026-12-10',
      starts: 540,
      ends: 720,
      trainerId: (await ids('trainer'))[0] ?? null,
      roomId: (await ids('room'))[0] ?? null,
      topic: null,
    },
  ]
  return {
    book: {
      state: none,
      folders: none,
      life: none,
      verifyAudit: none,
      facts: none,
      backups: none,
      backupFailure: none,
      weighBackup: none,
      landed: [{ commandId: operator }],
      history: [{}, { before: 300, limit: 200 }, { area: 'certificates' }],
      changes: seqs.map(seq => ({ seq })),
      undoState: [{}],
      findHead: [{ head: '00' }],
      lossOutline: [{ seq: 1 }],
      recoveryLosses: [{ seq: 1 }, { seq: 480, limit: 2, cursor: 2 }],
    },
    settings: { logo: [{}], office: [{}], operators: [{}] },
    search: { find: none },
    imports: { kinds: [{}], runs: [{}] },
    forms: { kinds: [{}] },
    people: {
      list: [
        {},
        { status: 'active', unitId: unit, sort: 'staffNo', direction: 'desc' },
        { status: 'left', sort: 'hiredOn' },
        { unitId: null, postId: post },
        { unitId: other, tag },
        { external: true, sort: 'hiredOn', direction: 'desc' },
        { cursor: JSON.stringify(['m', '']), limit: 40 },
        { cursor: JSON.stringify(['0', '']), sort: 'staffNo', limit: 40 },
      ],
      get: people.map(id => ({ id })),
      briefs: [{ ids: people }, { ids: [] }],
      find: [{ text: '' }, { text: '', left: true }],
      match: [{ text: '王芳、10023\n李娜' }],
      units: [{}],
      posts: [{}],
      gradeLevels: [{}],
      businessLines: [{}],
      channels: [{}],
      competencies: [{}],
      tags: [{}],
    },
    needs: {
      gapMap: [{}, { unitId: unit }, { postId: post }],
      personMap: [{}, { unitId: unit, own: true }, { postId: post }],
      peopleBehind: competencies.map(competencyId => ({
        unitId: null,
        competencyId,
        kinds: ['short', 'unrated', 'not_observed', 'exempt'],
      })),
      ofPerson: people.map(personId => ({ personId })),
      list: [{}, { status: 'all' }],
      get: (await ids('need')).map(id => ({ id })),
    },
    courses: {
      list: [{}, { retired: true }, { text: '投诉' }, { text: 'kc-00' }, { text: '\\%' }],
      get: (await ids('course')).map(id => ({ id })),
      raising: competencies.map(competencyId => ({ competencyId })),
      trainers: [{}, { retired: true }],
      rooms: [{}, { retired: true }],
    },
    plan: {
      years: [{}],
      line: (await ids('plan_line')).map(id => ({ id })),
      ofNeed: (await ids('need')).map(needId => ({ needId })),
    },
    sessions: {
      list: [
        {},
        { phase: 'running' },
        { phase: 'upcoming' },
        { phase: 'past', status: 'closed' },
        { order: 'upcoming', from: '2026-03-01', to: '2026-06-30', limit: 5 },
      ],
      get: sessions.map(id => ({ id })),
      calendar: [{ from: '2026-04-01', to: '2026-05-31' }],
      ofPerson: people.map(personId => ({ personId })),
      clashesOf: [{ sessionId: null, blocks, personIds: people }],
      roll: sessions.map(sessionId => ({ sessionId, withdrawn: true })),
      perCourse: [{}],
      readMessage: [{ sessionId: sessions[0] ?? '', text: '王芳 请假' }],
      attendance: sessions.map(sessionId => ({ sessionId })),
      file: sessions.map(sessionId => ({ sessionId })),
    },
    assessments: { sheet: sessions.map(sessionId => ({ sessionId })) },
    certificates: {
      list: [
        {},
        { status: 'voided' },
        { sessionId: sessions[0] ?? null, limit: 5 },
        { text: '-' },
        { text: '\\' },
      ],
      byIds: [{ ids: certificates }],
      alteredForPrint: [{ ids: certificates }, { ids: [] }],
      totals: [{}],
      prints: certificates.map(id => ({ id })),
      ofPerson: people.map(personId => ({ personId })),
      toIssue: [{}],
      ofSession: sessions.map(sessionId => ({ sessionId })),
      numbering: [{}],
      preview: [
        ...certificates.map(id => ({ id, sessionId: null })),
        ...sessions.map(sessionId => ({ id: null, sessionId })),
      ],
    },
    improvements: {
      list: [{}, { status: 'all' }, { status: 'all', personId: people[0] ?? null }],
      get: (await ids('action')).map(id => ({ id })),
      proposed: sessions.map(sessionId => ({ sessionId })),
    },
    reports: {
      today: [{}],
      sessionProgress: sessions.map(sessionId => ({ sessionId })),
      resultsOfPerson: people.map(personId => ({ personId })),
      counts: [{}],
      planOfYear: [{ year: 2026 }, { year: 2031 }],
      ledger: [{ year: 2026 }],
      ledgerYears: [{}],
    },
  }
}
