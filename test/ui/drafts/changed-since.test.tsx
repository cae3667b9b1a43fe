import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { useAsk } from '../../../src/app/call'
import { startWords } from '../../../src/app/language'
import { lastCommand } from '../../../src/app/last-command'
import type { PersonDetail } from '../../../src/contract/people/person'
import { ChangePanel } from '../../../src/features/people/ChangePanel'
import { fang, office } from '../people/office'
import { entry } from '../support/book'
import { renderPage } from '../support/render-page'
import { type Answers, Refused } from '../support/service-in-memory'

const import7 = entry(7, { area: 'people', command: 'change', params: { name: '王芳' }, operator: '梁静' })

beforeAll(startWords)

/** The panel over a person whose phone somebody changes, by step 7, while it is open. */
function renderChange(onClose: () => void) {
  let person: PersonDetail = fang
  let newest = 6
  const answers: Answers = office({
    get: () => person,
    change: () => {
      const [seen] = page.asked.filter(one => one.name === 'people.change').slice(-1)
      if ((seen?.seen ?? 0) < newest) throw new Refused('changed_since', { seq: newest })
      return {}
    },
  })
  answers.book = {
    ...answers.book,
    history: ({ before }) =>
      before === 8
        ? { entries: [import7], nextBefore: null }
        : { entries: [entry(newest)], nextBefore: null },
    changes: () => ({
      total: 1,
      changes: [
        {
          table: 'person',
          op: 'U',
          label: '王芳',
          fields: [{ column: 'phone', before: '13812345678', after: '13900000001' }],
        },
      ],
    }),
  }
  const page = renderPage(<Page onClose={onClose} />, answers)
  return {
    ...page,
    meanwhile() {
      newest = 7
      person = { ...fang, phone: '13900000001' }
      page.tell(['people'], 7)
    },
  }
}

function Page({ onClose }: { onClose: () => void }) {
  const person = useAsk('people', 'get', { id: '00603' }).data
  return person ? <ChangePanel person={person} onClose={onClose} /> : null
}

const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name })
const seenOf = (page: ReturnType<typeof renderChange>) =>
  page.asked.filter(one => one.name === 'people.change').map(one => one.seen)

async function saveAfterSomebodyElse() {
  const user = userEvent.setup()
  const onClose = vi.fn()
  const page = renderChange(onClose)
  await user.clear(await screen.findByRole('textbox', { name: '英文名' }))
  await user.type(field('英文名'), 'Wang Fang')
  await waitFor(() => expect(page.sent('book.history')).toHaveLength(1))
  page.meanwhile()
  await user.click(screen.getByRole('button', { name: '保存' }))
  expect(await screen.findByText('您打开之后，这里又有改动，所以没有保存。改动见下方。')).toBeTruthy()
  return { user, page, onClose }
}

describe('a record that somebody changed while it was being corrected', () => {
  it('is not overwritten: who, what, old and new stand beside what is typed, and mine can be saved', async () => {
    const { user, page, onClose } = await saveAfterSomebodyElse()
    expect(seenOf(page)).toEqual([6])
    expect(await screen.findByText(/^梁静 · .*王芳/)).toBeTruthy()
    const phone = await screen.findByText('13812345678')
    expect(within(phone.closest('dl') as HTMLElement).getByText(/13900000001/)).toBeTruthy()
    expect(field('英文名').value).toBe('Wang Fang')
    expect(onClose).not.toHaveBeenCalled()

    await user.click(screen.getByRole('button', { name: '仍按我填写的保存' }))
    await waitFor(() => expect(onClose).toHaveBeenCalled())
    expect(seenOf(page)).toEqual([6, 7])
  })

  it('or is shown as it is now, to be corrected anew', async () => {
    const { user, page, onClose } = await saveAfterSomebodyElse()
    await user.click(await screen.findByRole('button', { name: '改用新的内容' }))
    await waitFor(() => expect(field('手机').value).toBe('13900000001'))
    expect(field('英文名').value).toBe('Fang Wang')
    expect(screen.queryByText(/所以没有保存。改动见下方/)).toBeNull()
    expect(screen.queryByRole('button', { name: '仍按我填写的保存' })).toBeNull()
    expect(screen.getByText(/填写过一部分，没有保存。/)).toBeTruthy()
    await user.clear(field('英文名'))
    await user.type(field('英文名'), 'Wang Fang')
    await user.click(screen.getByRole('button', { name: '保存' }))
    await waitFor(() => expect(onClose).toHaveBeenCalled())
    expect(seenOf(page).at(-1)).toBe(7)
  })

  it('what was typed stays, and is offered', async () => {
    const { user, page } = await saveAfterSomebodyElse()
    await user.click(await screen.findByRole('button', { name: '改用新的内容' }))
    await waitFor(() => expect(field('英文名').value).toBe('Fang Wang'))
    await user.click(screen.getByRole('button', { name: '继续填写' }))
    expect(field('英文名').value).toBe('Wang Fang')
    await user.click(screen.getByRole('button', { name: '保存' }))
    await waitFor(() => expect(seenOf(page).at(-1)).toBe(7))
  })

  it.each([
    ['the person’s own step is known to them', { area: 'people', name: 'tag', seq: 7 }, [7]],
    ['what Ctrl+Z brought back is not', { area: 'book', name: 'undo', seq: 7 }, [6]],
    ['nor one that came after another’s', { area: 'people', name: 'tag', seq: 8 }, [6]],
  ])('%s', async (_, command, seen) => {
    const user = userEvent.setup()
    const page = renderChange(() => undefined)
    await user.type(await screen.findByRole('textbox', { name: '邮箱' }), 'a@b.cn')
    await waitFor(() => expect(page.sent('book.history')).toHaveLength(1))
    lastCommand.getState().happened(command)
    await user.click(screen.getByRole('button', { name: '保存' }))
    await waitFor(() => expect(seenOf(page)).toEqual(seen))
  })
})
