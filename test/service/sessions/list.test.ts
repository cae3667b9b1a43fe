import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { bookFileName } from '../../../electron/service/service'
import type { InputOf } from '../../../src/contract/define'
import type { sessions } from '../../../src/contract/sessions'
import { block, type Classroom, courseDraft, openClassroom } from './classroom'

const scan = /SCAN (session|block|enrolment|attendance)\b/
const scanOrSort = new RegExp(`${scan.source}|TEMP B-TREE`)

type Asked = InputOf<typeof sessions.list>

/** Days around the day of the test, 2026-12-09: two are over, two run, three are to come. */
const spans = [
  ['2026-11-02'],
  ['2026-12-01', '2026-12-08'],
  ['2026-12-07', '2026-12-15'],
  ['2026-12-08', '2026-12-10'],
  ['2026-12-09'],
  ['2026-12-10', '2026-12-11'],
  ['2027-01-05'],
]

async function year() {
  const room = await openClassroom()
  const other = await room.call('courses', 'add', courseDraft({ code: 'C02', name: '退改签' }))
  for (const [index, days] of spans.entries()) {
    await room.schedule({
      courseId: index % 2 === 0 ? room.courseId : other.id,
      blocks: days.map(day => block({ day, trainerId: room.outside, roomId: room.room })),
      personIds: index === 0 ? [] : [room.people.王芳, room.people.李娜].slice(0, (index % 2) + 1),
    })
  }
  return { room, other: other.id }
}

const days = async (room: Classroom, input: Asked) =>
  (await room.call('sessions', 'list', input)).rows.map(row => `${row.firstDay}–${row.lastDay}`)

const shown = (...indices: number[]) => indices.map(index => `${spans[index]?.[0]}–${spans[index]?.at(-1)}`)

describe('the list of sessions', () => {
  it('comes in phases: running by last day, upcoming soonest first, past newest first', async () => {
    const { room } = await year()
    expect(await days(room, { phase: 'running' })).toEqual(shown(3, 2))
    expect(await days(room, { phase: 'upcoming' })).toEqual(shown(4, 5, 6))
    expect(await days(room, { phase: 'past' })).toEqual(shown(1, 0))
    expect(await days(room, {})).toEqual(shown(6, 5, 4, 3, 2, 1, 0))
    expect(await days(room, { order: 'upcoming' })).toEqual(shown(0, 1, 2, 3, 4, 5, 6))
  })

  it('is narrowed by course, status and days', async () => {
    const { room, other } = await year()
    expect(await days(room, { courseId: other })).toEqual(shown(5, 3, 1))
    expect(await days(room, { from: '2026-12-08', to: '2026-12-09' })).toEqual(shown(4, 3))
    expect(await days(room, { status: 'cancelled' })).toEqual([])
    expect(await days(room, { status: 'scheduled', phase: 'past', courseId: room.courseId })).toEqual(
      shown(0),
    )
  })

  it('tells each row’s seats, trainers and rooms', async () => {
    const { room } = await year()
    const { rows } = await room.call('sessions', 'list', { phase: 'running' })
    expect(rows[0]).toMatchObject({ enrolled: 2, trainers: ['高岗'], rooms: ['301 教室'], number: 2 })
  })

  it('pages by key: every session once, in the same order', async () => {
    const { room } = await year()
    for (const input of [
      {},
      { phase: 'past' },
      { phase: 'running' },
      { phase: 'upcoming' },
    ] satisfies Asked[]) {
      const whole = await days(room, input)
      const paged: string[] = []
      let cursor: string | null = null
      do {
        const page: { rows: { firstDay: string; lastDay: string }[]; nextCursor: string | null } =
          await room.call('sessions', 'list', { ...input, limit: 2, cursor })
        paged.push(...page.rows.map(row => `${row.firstDay}–${row.lastDay}`))
        cursor = page.nextCursor
      } while (cursor !== null)
      expect(paged).toEqual(whole)
    }
  })

  it('shows a calendar in the order of the clock, without cancelled sessions', async () => {
    const { room } = await year()
    const off = await room.schedule({ blocks: [block({ day: '2026-12-08', starts: 480, ends: 500 })] })
    await room.call('sessions', 'cancel', { id: off, reason: '改期' })
    const blocks = await room.call('sessions', 'calendar', { from: '2026-12-08', to: '2026-12-10' })
    expect(blocks.map(one => one.day)).toEqual([
      '2026-12-08',
      '2026-12-08',
      '2026-12-09',
      '2026-12-10',
      '2026-12-10',
    ])
    expect(blocks[0]).toMatchObject({ trainerName: '高岗', roomName: '301 教室', starts: 540 })
  })

  it('walks an index: no scan and no sort, whatever is asked', async () => {
    const { room, other } = await year()
    const statements = new Set<string>()
    const heard = Database.prototype.prepare
    Database.prototype.prepare = function (this: Database.Database, sql: string) {
      statements.add(sql)
      return heard.call(this, sql)
    } as typeof heard
    try {
      for (const phase of ['all', 'running', 'upcoming', 'past'] as const)
        for (const filter of [
          {},
          { order: 'upcoming' as const },
          { courseId: other },
          { status: 'held' as const },
          { courseId: other, status: 'held' as const },
          { from: '2026-01-01', to: '2026-12-31', courseId: other },
        ])
          for (const cursor of [null, '2026-12-08|x'])
            await room.call('sessions', 'list', { phase, cursor, ...filter })
      await room.call('sessions', 'calendar', { from: '2026-12-01', to: '2026-12-31' })
      await room.call('sessions', 'ofPerson', { personId: room.people.王芳 })
      await room.call('sessions', 'clashesOf', {
        sessionId: null,
        blocks: [block({ roomId: room.room })],
        personIds: [room.people.王芳],
      })
    } finally {
      Database.prototype.prepare = heard
    }
    const sqlite = new Database(join(room.dataDir, bookFileName), { readonly: true })
    try {
      const asked = [...statements].filter(
        sql => sql.startsWith('select') && /from "(session|block|attendance)"/.test(sql),
      )
      expect(asked.length).toBeGreaterThan(10)
      for (const sql of asked) {
        const values = Array.from(sql.matchAll(/\?/g), () => 'x')
        const plan = sqlite.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values)
        const steps = (plan as { detail: string }[]).map(step => step.detail)
        // One person's own sessions are few: those may be sorted.
        const refused = sql.includes('"own"') ? scan : scanOrSort
        expect(
          steps.filter(step => refused.test(step)),
          `${sql}\n${steps.join('\n')}`,
        ).toEqual([])
      }
    } finally {
      sqlite.close()
    }
  })
})
