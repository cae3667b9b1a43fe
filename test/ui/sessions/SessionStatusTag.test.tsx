import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { SessionStatusTag } from '../../../src/parts/sessions/SessionStatusTag'
import { today } from '../support/book'
import { renderPage } from '../support/render-page'
import { session } from './classroom'

it.each([
  ['zh-CN', '待记录考勤', '待开班'],
  ['en', 'Attendance to record', 'Scheduled'],
] as const)(
  'a session that is over and nobody recorded waits for no beginning (%s)',
  async (language, over, ahead) => {
    const past = session({ status: 'scheduled', firstDay: '2026-12-01', lastDay: '2026-12-02' })
    renderPage(<SessionStatusTag session={past} today={today} />, {}, { language })
    expect(await screen.findByText(over)).toBeTruthy()
    expect(screen.queryByText(ahead)).toBeNull()
  },
)
