import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, expect, it } from 'vitest'
import { startWords } from '../../../src/app/language'
import type { courses } from '../../../src/contract/courses'
import type { OutputOf } from '../../../src/contract/define'
import { SchedulePage } from '../../../src/features/sessions/schedule/SchedulePage'
import { book } from '../support/book'
import { renderPage } from '../support/render-page'
import { office } from './classroom'

beforeAll(startWords)

const course = { id: 'c', name: '投诉处理', nameEn: null, code: 'TS01', outcomes: [] } as unknown as OutputOf<
  typeof courses.list
>[number]

function open(courseId?: string) {
  const view = renderPage(<SchedulePage route={{ page: 'schedule', ...(courseId ? { courseId } : {}) }} />, {
    book: book ?? {},
    settings: { office: () => office },
    courses: { list: () => [course], trainers: () => [], rooms: () => [] },
    sessions: { clashesOf: () => [], schedule: () => ({ id: 's', number: 1, leftOut: [] }) },
    people: { find: () => [] },
  })
  return { ...view, user: userEvent.setup() }
}

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label)
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
