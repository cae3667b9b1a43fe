import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { SchemePanel } from '../../../src/features/sessions/schedule/SchemePanel'
import { renderPage } from '../support/render-page'
import { Refused } from '../support/service-in-memory'
import { session } from './classroom'

const nothing = () => undefined

it('asks a session for another share of attendance than its course, or for none', async () => {
  const user = userEvent.setup()
  const page = renderPage(<SchemePanel session={session()} onClose={nothing} />, {
    sessions: { changeScheme: () => ({}) },
  })
  const share = await screen.findByLabelText<HTMLInputElement>('最低出勤率')
  expect(share.value).toBe('80')
  await user.clear(share)
  await user.type(share, '60')
  await user.click(screen.getByRole('button', { name: '保存' }))
  await user.clear(share)
  await user.click(screen.getByRole('button', { name: '保存' }))
  expect(page.sent('sessions.changeScheme')).toMatchObject([
    { id: 's', theoryWeight: 60, minimumAttendance: 60 },
    { id: 's', theoryWeight: 60, minimumAttendance: null },
  ])
})

it('says whose certificates would not be true any more', async () => {
  const user = userEvent.setup()
  renderPage(<SchemePanel session={session()} onClose={nothing} />, {
    sessions: {
      changeScheme() {
        const whose = { name: '王契', number: 'KF-TS-2026-0001' }
        throw new Refused('certificate_issued', { ...whose, count: 3, context: 'several' })
      },
    },
  })
  await screen.findByLabelText('最低出勤率')
  await user.click(screen.getByRole('button', { name: '保存' }))
  expect(await screen.findByText(/^王契（证书 KF-TS-2026-0001）等 3 人已有证书/)).toBeTruthy()
})

it('takes the planned time in hours, as every page says it, and says the minutes', async () => {
  const user = userEvent.setup()
  const page = renderPage(<SchemePanel session={session({ creditedMinutes: 360 })} onClose={nothing} />, {
    sessions: { changeScheme: () => ({}) },
  })
  const hours = await screen.findByLabelText<HTMLInputElement>('计划学时')
  expect(hours.value).toBe('8')
  await user.clear(hours)
  await user.type(hours, '4.5')
  expect(screen.getByText(/^合 203 分钟/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: '保存' }))
  expect(page.sent('sessions.changeScheme')).toMatchObject([{ creditedMinutes: 203 }])
})
