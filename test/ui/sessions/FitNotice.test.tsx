import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { RosterTab } from '../../../src/features/sessions/enrolment/RosterTab'
import { FitNotice } from '../../../src/parts/sessions/FitNotice'
import { today } from '../support/book'
import { renderPage } from '../support/render-page'
import { block, enrolment, session } from './classroom'

const courses = {
  rooms: () => [{ id: 'r', name: '301 教室', nameEn: 'Room 301', place: null, capacity: 2, retired: false }],
  trainers: () => [
    {
      id: 't',
      personId: 'p-1',
      name: '王芳',
      external: false,
      company: null,
      phone: null,
      retired: false,
    },
  ],
}
const blocks = [block('b', today, { roomId: 'r', trainerId: 't' })]

describe('what does not fit', () => {
  it.each([
    ['zh-CN', '名单上有 3 人，超过教室“301 教室”的 2 个座位。', '王芳 是这一期的讲师，也在学员名单上。'],
    [
      'en',
      '3 on the class list, but room “Room 301” has 2 seats.',
      '王芳 is a trainer of this session and also on its class list.',
    ],
  ] as const)('is said over the class list (%s)', async (language, ofRoom, ofTrainer) => {
    renderPage(
      <RosterTab sessionId="s" />,
      {
        courses,
        sessions: {
          get: () => session({ blocks }),
          roll: () => ['1', '2', '3'].map(id => enrolment(id, '李娜')),
        },
      },
      { language },
    )
    expect(await screen.findByText(ofRoom)).toBeTruthy()
    expect(await screen.findByText(ofTrainer)).toBeTruthy()
  })

  it.each([
    ['zh-CN', '名额 30 人，超过教室“301 教室”的 2 个座位。'],
    ['en', '30 seats offered, but room “Room 301” has 2.'],
  ] as const)('is said of the seats that are planned (%s)', async (language, said) => {
    renderPage(<FitNotice blocks={blocks} personIds={[]} seats={30} />, { courses }, { language })
    expect(await screen.findByText(said)).toBeTruthy()
  })
})
