import { expect, it } from 'vitest'
import type { PapersGone } from '../../../src/contract/book/backups'
import type { Language } from '../../../src/i18n/setup'
import { GoneNotice } from '../../../src/parts/book/GoneNotice'
import { renderPage } from '../support/render-page'

const range = (first: string, last = first) => [{ first, last }]
const whole: PapersGone = { count: 4, printed: 3, ranges: range('KF-0001', 'KF-0003') }
const every: PapersGone = { ...whole, count: 3 }
const partly: PapersGone = {
  ...whole,
  unknown: { count: 1, ranges: range('KF-0004') },
  atLeast: true,
}
const unread: PapersGone = { count: 0, printed: 0, ranges: [], atLeast: true }
const unprinted: PapersGone = { count: 2, printed: 0, ranges: range('KF-0001', 'KF-0002') }

it.each<[string, PapersGone, Language, RegExp]>([
  ['the printed ones', whole, 'zh-CN', /^4 张证书不在这份备份里.*其中 3 张打印过：KF-0001 至 KF-0003/],
  [
    'that all were printed',
    every,
    'zh-CN',
    /^3 张证书不在这份备份里.*就没有了纸质证书已打印发出：KF-0001 至 KF-0003/,
  ],
  ['that all were printed', every, 'en', /^3 certificates are not.*All were printed: KF-0001 to KF-0003/],
  ['the printed ones', whole, 'en', /^4 certificates are not.*3 of them were printed: KF-0001 to KF-0003/],
  [
    'what is not known',
    partly,
    'zh-CN',
    /^至少 4 张证书.*有 1 张不知道是否打印过：KF-0004.*可能还有别的证书/,
  ],
  [
    'what is not known',
    partly,
    'en',
    /^At least 4 certificates.*Of 1 it is not known.*KF-0004.*there may be more/,
  ],
  ['that nothing can be read', unread, 'zh-CN', /无法确定.*无法读取/],
  ['that nothing can be read', unread, 'en', /not known which certificates.*cannot be read/],
  ['that none was printed', unprinted, 'zh-CN', /都没有打印过：KF-0001 至 KF-0002/],
  ['that none was printed', unprinted, 'en', /None was printed: KF-0001 to KF-0002/],
])('the question about a restore says %s (%#)', (_, gone, language, says) => {
  const { container } = renderPage(<GoneNotice gone={gone} />, {}, { language })
  expect(container.textContent).toMatch(says)
})
