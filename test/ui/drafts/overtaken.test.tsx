import { QueryObserver } from '@tanstack/react-query'
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { beforeAll, describe, expect, it } from 'vitest'
import { useAsk } from '../../../src/app/call'
import { queryClient } from '../../../src/app/client'
import { startWords } from '../../../src/app/language'
import type { PersonDetail } from '../../../src/contract/people/person'
import { ChangePanel } from '../../../src/features/people/ChangePanel'
import { draftOf } from '../../../src/features/people/person-draft'
import { fang, office } from '../people/office'
import { entry } from '../support/book'
import { draftsInMemory } from '../support/drafts-in-memory'
import { renderPage } from '../support/render-page'

beforeAll(startWords)

const corrected: PersonDetail = { ...fang, phone: '13900000001' }

function Page() {
  const [open, setOpen] = useState(true)
  return open ? (
    <Opened onClose={() => setOpen(false)} />
  ) : (
    <button type="button" onClick={() => setOpen(true)}>
      更正
    </button>
  )
}
function Opened({ onClose }: { onClose: () => void }) {
  const person = useAsk('people', 'get', { id: fang.id }).data
  return person ? <ChangePanel person={person} onClose={onClose} /> : null
}

/** A form over a phone that was corrected by step 6; closed, and then step 7 takes that back. The next answer waits. */
async function undoneMeanwhile(drafts = draftsInMemory()) {
  const user = userEvent.setup()
  let person = corrected
  let newest = 6
  let answers: () => void = () => undefined
  let waits: Promise<void> = Promise.resolve()
  const page = renderPage(
    <Page />,
    {
      ...office({
        get: async () => {
          await waits
          return person
        },
        change: () => ({}),
      }),
      book: { history: () => ({ entries: [entry(newest)], nextBefore: null }) },
    },
    { drafts },
  )
  await waitFor(() => expect(field('手机').value).toBe('13900000001'))
  await user.keyboard('{Escape}')
  person = fang
  newest = 7
  waits = new Promise(resolve => {
    answers = resolve
  })
  page.tell(['people'], 7)
  await user.click(screen.getByRole('button', { name: '更正' }))
  return {
    user,
    page,
    answer: () => answers(),
    seen: () => page.asked.filter(one => one.name === 'people.change').map(one => one.seen),
  }
}

const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name })
const save = () => screen.getByRole('button', { name: '保存' })

describe('a form opened over what was taken back while it was closed', () => {
  it('shows the record as soon as it is here, and rests on that', async () => {
    const { user, answer, seen } = await undoneMeanwhile()
    answer()
    await waitFor(() => expect(field('手机').value).toBe(fang.phone))
    await user.type(field('邮箱'), 'a')
    await user.click(save())
    await waitFor(() => expect(seen()).toEqual([7]))
  })

  it('typed into before that, rests on what it showed: it is not saved over the step', async () => {
    const { user, answer, seen } = await undoneMeanwhile()
    await user.type(field('邮箱'), 'a')
    answer()
    await waitFor(() => expect(queryClient.isFetching()).toBe(0))
    await user.click(save())
    await waitFor(() => expect(seen()).toEqual([6]))
  })

  it('typed into before a restore, rests on nothing of the data that stand there now', async () => {
    const { user, answer, page, seen } = await undoneMeanwhile()
    answer()
    await waitFor(() => expect(field('手机').value).toBe(fang.phone))
    await user.type(field('邮箱'), 'a')
    page.tell(['people', 'book'])
    page.tell(['people'], 3)
    await user.click(save())
    await waitFor(() => expect(seen()).toEqual([0]))
  })

  it('does not restore a draft over what was taken back, and keeps the record when it is thrown away', async () => {
    const before = draftOf(corrected)
    const drafts = draftsInMemory([
      {
        id: 'one',
        form: 'person',
        record: fang.id,
        base: JSON.stringify(before),
        values: JSON.stringify({ ...before, nameEn: 'Wang' }),
        at: '2026-12-08T06:05:00.000Z',
      },
    ])
    const { user, answer } = await undoneMeanwhile(drafts)
    answer()
    expect(await screen.findByText(/此后这里有改动/)).toBeTruthy()
    expect(field('手机').value).toBe(fang.phone)
    expect(field('英文名').value).toBe(fang.nameEn)
    await user.click(screen.getByRole('button', { name: '丢弃' }))
    expect(field('手机').value).toBe(fang.phone)
    expect(drafts.kept).toEqual([])
  })

  it('is not held back by another question that could not be asked again', async () => {
    queryClient.setQueryData(['reports', 'counts', {}], {
      today: 1,
      needs: 0,
      certificates: 0,
      improvement: 0,
      overdue: [],
    })
    const failed = new QueryObserver(queryClient, {
      queryKey: ['reports', 'counts', {}],
      queryFn: () => Promise.reject(new Error('one bad page')),
      retry: false,
      meta: { quiet: true },
    })
    const stop = failed.subscribe(() => undefined)
    const { user, answer, page, seen } = await undoneMeanwhile()
    page.tell(['certificates'], 8)
    answer()
    await waitFor(() => expect(queryClient.isFetching()).toBe(0))
    await waitFor(() => expect(field('手机').value).toBe(fang.phone))
    await user.type(field('邮箱'), 'a')
    await user.click(save())
    await waitFor(() => expect(seen()).toEqual([8]))
    stop()
  })

  it('left open and not typed into, shows what the record becomes', async () => {
    const { answer } = await undoneMeanwhile()
    answer()
    await waitFor(() => expect(field('手机').value).toBe(fang.phone))
  })
})
