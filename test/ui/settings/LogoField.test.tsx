import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { LogoField } from '../../../src/features/settings/LogoField'
import type { logoPicture } from '../../../src/features/settings/logo-picture'
import { pngOf } from '../../support/png'
import { renderPage } from '../support/render-page'
import { Refused } from '../support/service-in-memory'

const png = pngOf(4, 2).toString('base64')
const file = new File(['<svg/>'], 'logo.svg', { type: 'image/svg+xml' })

function open(pictureOf: typeof logoPicture, refuse = false) {
  let kept: string | null = null
  const view = renderPage(<LogoField pictureOf={pictureOf} />, {
    settings: {
      logo: () => kept,
      changeLogo(input) {
        if (refuse) throw new Refused('bad_logo')
        kept = input.png
        return {}
      },
    },
  })
  return { ...view, user: userEvent.setup() }
}

it('shows what is printed, and takes it away again', async () => {
  const { user, sent } = open(async () => ({ png }))
  expect(await screen.findByText('还没有标志')).toBeTruthy()
  await user.upload(screen.getByLabelText('选择图片…'), file)
  const picture = await screen.findByRole('img', { name: '标志预览' })
  expect(picture.getAttribute('src')).toBe(`data:image/png;base64,${png}`)
  await user.click(screen.getByRole('button', { name: '移除' }))
  await waitFor(() => expect(screen.queryByRole('img')).toBeNull())
  expect(sent('settings.changeLogo')).toEqual([{ png }, { png: null }])
})

it('says why a file is no logo, until another one is', async () => {
  let answer: Awaited<ReturnType<typeof logoPicture>> = { problem: 'too_rich' }
  const { user, sent } = open(async () => answer)
  await user.upload(screen.getByLabelText('选择图片…'), file)
  expect((await screen.findByRole('alert')).textContent).toMatch(/^图片太复杂/)
  expect(sent('settings.changeLogo')).toEqual([])
  answer = { png }
  await user.upload(screen.getByLabelText('选择图片…'), file)
  expect(await screen.findByRole('img')).toBeTruthy()
  expect(screen.queryByRole('alert')).toBeNull()
})

it('says what the service refuses', async () => {
  const { user } = open(async () => ({ png }), true)
  await user.upload(screen.getByLabelText('选择图片…'), file)
  expect(await screen.findByText(/这不是可用的标志图片/)).toBeTruthy()
})
