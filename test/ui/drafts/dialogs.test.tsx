import { cleanup, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { beforeAll, describe, expect, it } from 'vitest'
import { startWords } from '../../../src/app/language'
import type { RecordCheck } from '../../../src/contract/book/record'
import { TakeNote } from '../../../src/features/book/TakeNote'
import { IssueCard } from '../../../src/features/certificates/IssueCard'
import { LostNumbersDialog } from '../../../src/features/certificates/LostNumbersDialog'
import { AssignPanel } from '../../../src/features/improvements/AssignPanel'
import { PlanStatusDialog } from '../../../src/features/plan/PlanStatusDialog'
import { CheckRecoveryDialog } from '../../../src/parts/recovery/CheckRecoveryDialog'
import { candidate } from '../certificates/samples'
import { improving } from '../improvements/actions'
import { today } from '../support/book'
import { draftsInMemory } from '../support/drafts-in-memory'
import { pick } from '../support/pick'
import { renderPage } from '../support/render-page'
import { Refused } from '../support/service-in-memory'

beforeAll(startWords)

const nothing = () => undefined
const altered: RecordCheck = {
  entries: 12,
  brokenAt: null,
  head: 'ab'.repeat(32),
  headEntry: 12,
  newest: 12,
  bare: [],
  gone: [],
  rewrittenAt: null,
  salvagedAt: null,
  notedAt: [],
  outOfSeal: [],
  derived: { tables: [], anew: false },
  contents: 'altered',
  rows: 16_322,
  tables: [{ table: 'mark', rows: 610, sealed: 611 }],
  alteredAt: 7,
  provenFrom: 1,
  strays: [],
  unknown: [],
  untracked: [],
  schema: [],
  marks: [],
  missing: [],
  finding: 'none',
  took: 140,
}
const recovery = {
  seq: 41,
  proved: true,
  at: '2026-12-09T01:00:00.000Z',
  lost: [{ table: 'person', saved: 511, lost: 9, rebuilt: 0, named: [] }],
  checked: null,
}
const lost = [
  { number: 'KF-TS-2026-0003', person: '余敏博' },
  { number: 'KF-TS-2026-0007', person: null },
]

interface Case {
  form: string
  dialog: ReactNode
  field: string
  /** A button that opens it. */
  opens?: string
}

const cases: Case[] = [
  {
    form: 'take-note',
    dialog: <TakeNote found={altered} newest={12} isChecking={false} recheck={() => Promise.resolve()} />,
    field: '原因',
    opens: '记为已知…',
  },
  {
    form: 'check-recovery',
    dialog: <CheckRecoveryDialog recovery={recovery} onClose={nothing} />,
    field: '核对方式',
  },
  { form: 'lost-numbers', dialog: <LostNumbersDialog lost={lost} onClose={nothing} />, field: '原因' },
  {
    form: 'plan-approved',
    dialog: <PlanStatusDialog year={2027} status="approved" today={today} onClose={nothing} />,
    field: '批准人',
  },
  {
    form: 'plan-draft',
    dialog: <PlanStatusDialog year={2027} status="draft" today={today} onClose={nothing} />,
    field: '原因',
  },
]

describe('what is typed into a dialog', () => {
  it.each(cases)('$form stands in it again after it was left', async ({ form, dialog, field, opens }) => {
    const drafts = draftsInMemory()
    const user = userEvent.setup()
    const open = async () => {
      renderPage(dialog, {}, { drafts })
      if (opens) await user.click(screen.getByRole('button', { name: opens }))
      return screen.findByRole<HTMLInputElement>('textbox', { name: field })
    }
    await user.type(await open(), '对照了名单')
    await user.keyboard('{Escape}')
    await waitFor(() => expect(drafts.kept.map(one => one.form)).toEqual([form]))
    cleanup()
    const again = await open()
    await waitFor(() => expect(again.value).toBe('对照了名单'))
  })

  it('the certificates that are left out are left out again', async () => {
    const drafts = draftsInMemory()
    const user = userEvent.setup()
    const open = () => renderPage(<LostNumbersDialog lost={lost} onClose={nothing} />, {}, { drafts })
    open()
    await user.click(screen.getByRole('checkbox', { name: 'KF-TS-2026-0007' }))
    await waitFor(() => expect(drafts.kept).toHaveLength(1))
    cleanup()
    open()
    await waitFor(() =>
      expect(screen.getByRole('checkbox', { name: 'KF-TS-2026-0007' })).toHaveProperty('checked', false),
    )
  })

  it('the day certificates are issued on stands there again, and is gone once they are', async () => {
    const drafts = draftsInMemory()
    const user = userEvent.setup()
    const open = () =>
      renderPage(
        <IssueCard
          sessionId="s1"
          people={[candidate('00603', '王契')]}
          all
          nextNumber="KF-TS-2026-0001"
          today={today}
          earliest="2026-12-01"
          onIssued={nothing}
        />,
        { certificates: { issue: () => ({ certificateIds: ['c'], numbers: ['KF-TS-2026-0001'] }) } },
        { drafts },
      )
    open()
    await user.tab()
    await user.keyboard('20261203')
    await waitFor(() => expect(drafts.kept).toHaveLength(1))
    cleanup()
    const { sent } = open()
    await screen.findByText(/已恢复/)
    await user.click(screen.getByRole('button', { name: '全部发证 1 人' }))
    await waitFor(() =>
      expect(sent('certificates.issue')).toEqual([
        { sessionId: 's1', enrolmentIds: ['e00603'], issuedOn: '2026-12-03' },
      ]),
    )
    await waitFor(() => expect(drafts.kept).toEqual([]))
  })
})

it('many actions are not given to somebody over what was done to one of them meanwhile', async () => {
  const user = userEvent.setup()
  const page = renderPage(
    <AssignPanel ids={['a1', 'a2']} onClose={nothing} />,
    improving({
      assign: () => {
        if ((page.asked.at(-1)?.seen ?? 0) < 7) throw new Refused('changed_since', { seq: 7 })
        return {}
      },
    }),
  )
  page.tell(['improvements'], 6)
  await pick(user, screen.getByRole('combobox', { name: '责任人' }), '赵博文', /赵博文/)
  page.tell(['improvements'], 7)
  await user.click(screen.getByRole('button', { name: /更新 2 项/ }))
  expect(await screen.findByText('您打开之后，这里又有改动，所以没有保存。改动见下方。')).toBeTruthy()
  await user.click(await screen.findByRole('button', { name: '仍按我填写的保存' }))
  await waitFor(() =>
    expect(page.asked.filter(one => one.name === 'improvements.assign').map(one => one.seen)).toEqual([6, 7]),
  )
})
