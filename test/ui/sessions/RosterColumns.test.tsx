import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { RosterTab } from '../../../src/features/sessions/enrolment/RosterTab'
import { renderPage } from '../support/render-page'
import { enrolment, session } from './classroom'

it.each([
  ['zh-CN', '华北分部 / 在线一组'],
  ['en', 'North / Online 1'],
] as const)('the class list says branch and team of each person (%s)', async (language, place) => {
  const of = { branchName: '华北分部', branchNameEn: 'North', unitName: '在线一组', unitNameEn: 'Online 1' }
  renderPage(
    <RosterTab sessionId="s" />,
    {
      courses: { rooms: () => [], trainers: () => [] },
      sessions: { get: () => session(), roll: () => [enrolment('1', '李娜', of)] },
    },
    { language },
  )
  expect(await screen.findByText(place)).toBeTruthy()
})
