import { onlineManager } from '@tanstack/react-query'
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it } from 'vitest'
// Compiled here, not in the time of the first test.
import '../../../src/features/settings/SettingsPage'
import { renderApplication } from '../support/application'

afterEach(() => onlineManager.setOnline(true))

it('asks and saves as ever when the cable is pulled out', async () => {
  onlineManager.setOnline(false)
  const user = userEvent.setup()
  const { asked } = await renderApplication(
    { 'settings.addOperator': () => ({ output: { id: 'liang' }, seq: 3 }) },
    { hash: '#/settings' },
  )
  await user.type(await screen.findByRole('textbox', { name: '新增操作人的姓名' }), '梁静{Enter}')
  await waitFor(() =>
    expect(asked.find(one => one.name === 'settings.addOperator')?.input).toEqual({ name: '梁静' }),
  )
})
