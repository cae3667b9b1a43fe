import { screen, waitFor } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { beforeAll, expect, it } from 'vitest'
import { startWords } from '../../../src/app/language'
import { LinePanel } from '../../../src/features/plan/LinePanel'
import type { PlanLineRow } from '../../../src/features/plan/plan-row'
import { office } from '../people/office'
import { renderPage } from '../support/render-page'

beforeAll(startWords)

const line: PlanLineRow = {
  id: 'line',
  year: 2027,
  number: 1,
  courseId: 'complaints',
  courseName: '投诉处理',
  courseNameEn: null,
  needId: null,
  needNumber: null,
  needTitle: null,
  audience: '热线一组',
  headcount: 12,
  month: 3,
  sessions: 1,
  ownerId: null,
  ownerName: null,
  budgetFen: 0,
  kind: 'planned',
  status: 'planned',
  postponedTo: null,
  reason: null,
  people: 0,
  actual: [],
}

/** The panel of a line, opened and closed; `change` is what others do to the line meanwhile. */
function Page({ change }: { change: Partial<PlanLineRow> }) {
  const [open, setOpen] = useState(false)
  const [shown, setShown] = useState(line)
  if (open) return <LinePanel line={shown} editable onClose={() => setOpen(false)} />
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        打开
      </button>
      <button type="button" onClick={() => setShown({ ...line, ...change })}>
        别人改动
      </button>
    </>
  )
}

const press = (user: UserEvent, name: string) => user.click(screen.getByRole('button', { name }))
const audience = () => screen.findByRole<HTMLInputElement>('textbox', { name: '对象' })

/** Left half changed, and opened again after that. */
async function openedAgain(change: Partial<PlanLineRow>) {
  const user = userEvent.setup()
  const answers = { ...office(), plan: { line: () => ({ ...line, ...change, personIds: [] }) } }
  answers.courses = { list: () => [] }
  renderPage(<Page change={change} />, answers)
  await press(user, '打开')
  await user.clear(await audience())
  await user.type(await audience(), '热线二组')
  await user.keyboard('{Escape}')
  await press(user, '别人改动')
  await press(user, '打开')
  return user
}

it('a line that was left half changed stands as it was left', async () => {
  await openedAgain({})
  expect(await screen.findByText(/^已恢复 .* 填写、没有保存的内容。$/)).toBeTruthy()
  expect((await audience()).value).toBe('热线二组')
})

it('and is only offered where somebody has changed the line since', async () => {
  const user = await openedAgain({ month: 4 })
  await user.click(await screen.findByRole('button', { name: '继续填写' }))
  expect((await audience()).value).toBe('热线二组')
})

it.each(['{Control>}{Enter}{/Control}', '{Control>}s{/Control}'])(
  'what stands in a decision’s reason hands in the decision, not the line around it (%s)',
  async keys => {
    const asked: [string, unknown][] = []
    const command = (name: string) => (input: unknown) => {
      asked.push([name, input])
      return {}
    }
    const user = userEvent.setup()
    renderPage(<Page change={{}} />, {
      ...office(),
      courses: { list: () => [] },
      plan: {
        line: () => ({ ...line, personIds: [] }),
        decideLine: command('decideLine'),
        changeLine: command('changeLine'),
      },
    })
    await press(user, '打开')
    await audience()
    await press(user, '修改')
    await user.click(screen.getByRole('menuitem', { name: '取消计划项' }))
    await user.type(await screen.findByRole('textbox', { name: /原因/ }), '经费没有批')
    await user.keyboard(keys)
    await waitFor(() => expect(asked.map(([name]) => name)).toEqual(['decideLine']))
    expect(asked[0]?.[1]).toMatchObject({ id: 'line', status: 'cancelled', reason: '经费没有批' })
  },
)
