import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { LostNumbersNotice } from '../../../src/features/certificates/LostNumbersNotice'
import { renderPage } from '../support/render-page'

it.each([
  ['zh-CN' as const, '发放登记缺少 2 张证书', /没有找回：KF-TS-2026-0003（余敏博）和KF-TS-2026-0007。/],
  [
    'en' as const,
    '2 certificates are missing from the register',
    /KF-TS-2026-0003 \(余敏博\) and KF-TS-2026-0007\. /,
  ],
])('certificates that damage took are named on their page (%s)', async (language, title, text) => {
  renderPage(
    <LostNumbersNotice />,
    {
      certificates: {
        lostNumbers: () => [
          { number: 'KF-TS-2026-0003', person: '余敏博' },
          { number: 'KF-TS-2026-0007', person: null },
        ],
      },
    },
    { language },
  )
  expect(await screen.findByText(title)).toBeTruthy()
  expect(screen.getByText(text)).toBeTruthy()
})
