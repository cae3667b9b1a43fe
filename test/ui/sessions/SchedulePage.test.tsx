import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, expect, it } from 'vitest'
import { startWords } from '../../../src/app/language'
import type { courses } from '../../../src/contract/courses'
import type { OutputOf } from '../../../src/contract/define'
import { firstBlock } from '../../../src/features/sessions/schedule/block-drafts'
import { SchedulePage } from '../../../src/features/sessions/schedule/SchedulePage'
import { brief } from '../people/office'
import { book } from '../support/book'
import { draftsInMemory } from '../support/drafts-in-memory'
import { renderPage } from '../support/render-page'
import { office } from './classroom'

beforeAll(startWords)

const course: OutputOf<typeof courses.list>[number] = {
  id: 'c',
  code: 'TS01',
  name: '投诉处理',
  nameEn: null,
  category: 'service',
  method: 'classroom',
  theoryMinutes: 180,
  practiceMinutes: 0,
  theoryWeight: 100,
  practiceWeight: 0,
  passMark: 6000,
  minimumAttendance: 80,
  validityMonths: null,
  certificateKind: 'TS',
  retired: false,
  outcomes: [],
}

function open(courseId?: string, drafts = draftsInMemory()) {
  const view = renderPage(
    <SchedulePage route={{ page: 'schedule', ...(courseId ? { courseId } : {}) }} />,
    {
      book: book ?? {},
      settings: { office: () => office },
      courses: { list: () => [course], trainers: () => [], rooms: () => [] },
      sessions: { clashesOf: () => [], schedule: () => ({ id: 's', number: 1, leftOut: [] }) },
      people: {
        find: () => [],
        briefs: () => [brief('p', '王芳', { status: 'left' })],
        match: ({ text }) =>
          text.split('\n').map((token, nth) => ({
            token,
            state: token === '王芳' ? 'matched' : 'unknown',
            by: token === '王芳' ? 'name' : null,
            candidates: token === '王芳' ? [brief('p', '王芳')] : [],
            repeated: false,
            part: { nth, text: token },
          })),
      },
    },
    { drafts },
  )
  return { ...view, user: userEvent.setup() }
}

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label)
const pasteBox = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: '粘贴名单' })
const save = '{Control>}s{/Control}'

it('Ctrl+S leads to the course that is missing', async () => {
  const { user, sent } = open()
  const course = await screen.findByRole('combobox', { name: '课程' })
  await user.keyboard(save)
  await waitFor(() => expect(document.activeElement).toBe(course))
  expect(course.getAttribute('aria-invalid')).toBe('true')
  expect(sent('sessions.schedule')).toEqual([])
})

it('and to a time that cannot be, and saves what is typed when the key comes', async () => {
  const { user, sent } = open('c')
  await screen.findByRole('combobox', { name: '课程' })
  await user.clear(field('第 1 行结束'))
  await user.type(field('第 1 行结束'), '0800')
  await user.click(field('第 1 行主题'))
  await user.keyboard(save)
  await waitFor(() => expect(document.activeElement).toBe(field('第 1 行结束')))
  expect(field('第 1 行结束').getAttribute('aria-invalid')).toBe('true')
  expect(sent('sessions.schedule')).toEqual([])
  await user.clear(field('第 1 行结束'))
  await user.type(field('第 1 行结束'), `1130${save}`)
  await waitFor(() => expect(sent('sessions.schedule')).toHaveLength(1))
  expect(sent('sessions.schedule')[0]).toMatchObject({ courseId: 'c', blocks: [{ starts: 540, ends: 690 }] })
})

it('takes along the list that was pasted and not added yet', async () => {
  const { user, sent } = open('c')
  await screen.findByRole('combobox', { name: '课程' })
  await user.type(pasteBox(), '王芳')
  await screen.findByText('识别出 1 人')
  await user.keyboard(save)
  await waitFor(() => expect(sent('sessions.schedule')).toHaveLength(1))
  expect(sent('sessions.schedule')[0]).toMatchObject({ personIds: ['p'] })
})

it('and waits where it names somebody nobody knows, or a trainer and a room that are not chosen', async () => {
  const { user, sent } = open('c')
  await screen.findByRole('combobox', { name: '课程' })
  // An open list hides the rest of the page from who does not see it.
  const list = pasteBox()
  await user.type(field('第 1 行讲师'), '高岚')
  await user.type(list, '王芳{Enter}王五')
  await screen.findByText('识别出 1 人 · 找不到 1')
  await user.keyboard(save)
  await screen.findByText('列表里没有“高岚”。请从列表里选择，或清空这一栏。')
  await screen.findByText('这份名单还没有加入。请先加入识别出的人，或清空名单。')
  // Where one was, since that is held back, too.
  expect(document.activeElement).toBe(list)
  expect(list.value).toBe('王芳\n王五')
  expect(sent('sessions.schedule')).toEqual([])
})

it('says what of a session that was left half filled in has passed, left or gone out of use', async () => {
  const shown = (day: string) => ({
    courseId: null,
    blocks: [{ ...firstBlock(day), key: 'first' }],
    capacity: null,
    note: '',
    personIds: [],
  })
  const values = { ...shown('2026-12-08'), courseId: 'retired', personIds: ['p'] }
  const drafts = draftsInMemory([
    {
      id: 'd',
      form: 'session',
      record: '',
      base: JSON.stringify(shown('2026-12-10')),
      values: JSON.stringify(values),
      at: '2026-12-08T06:05:00.000Z',
    },
  ])
  const { user } = open(undefined, drafts)
  expect(await screen.findByText('上次填写之后有变化')).toBeTruthy()
  expect(
    await screen.findByText('所选的课程已停用或不在课程库里。 第 1 行课次的日期已过。 学员中已离职：王芳。'),
  ).toBeTruthy()
  await user.click(screen.getByRole('button', { name: '丢弃' }))
  expect(screen.queryByText('上次填写之后有变化')).toBeNull()
})

it('says nothing of a day that had passed when it was typed', async () => {
  const shown = (day: string) => ({
    courseId: null,
    blocks: [{ ...firstBlock(day), key: 'first' }],
    capacity: null,
    note: '',
    personIds: [],
  })
  const kept = { id: 'd', form: 'session', record: '', at: '2026-12-08T06:05:00.000Z' }
  const drafts = draftsInMemory([
    { ...kept, base: JSON.stringify(shown('2026-12-10')), values: JSON.stringify(shown('2026-12-01')) },
  ])
  open(undefined, drafts)
  expect(await screen.findByText(/学员中已离职/)).toBeTruthy()
  expect(screen.queryByText(/日期已过/)).toBeNull()
})
