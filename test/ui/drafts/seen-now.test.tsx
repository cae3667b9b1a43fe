import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, describe, expect, it } from 'vitest'
import { bringAllWords, startWords } from '../../../src/app/language'
import { lastCommand } from '../../../src/app/last-command'
import { RoomsCard } from '../../../src/features/courses/RoomsCard'
import { renderPage } from '../support/render-page'
import { Refused } from '../support/service-in-memory'

beforeAll(async () => {
  await startWords()
  await bringAllWords()
})

const rooms = [{ id: 'r', name: '301 教室', nameEn: null, place: null, capacity: 30, retired: false }]
const seenOf = (page: ReturnType<typeof renderPage>) =>
  page.asked.filter(one => one.name === 'courses.changeRoom').map(one => one.seen)

describe('a change that is one click', () => {
  it('rests on what is shown, and on what this page has just done', async () => {
    const user = userEvent.setup()
    const page = renderPage(<RoomsCard onEdit={() => undefined} />, {
      courses: { rooms: () => rooms, changeRoom: () => ({}) },
    })
    const retire = await screen.findByRole('button', { name: '停用' })
    page.tell(['courses'], 6)
    await user.click(retire)
    await waitFor(() => expect(seenOf(page)).toEqual([6]))
    lastCommand.getState().happened({ area: 'courses', name: 'changeRoom', seq: 7 })
    await user.click(retire)
    await waitFor(() => expect(seenOf(page)).toEqual([6, 7]))
    // Of another's step, and of what came back by Ctrl+Z, nobody here knows.
    lastCommand.getState().happened({ area: 'courses', name: 'changeRoom', seq: 9 })
    lastCommand.getState().happened({ area: 'book', name: 'undo', seq: 8 })
    await user.click(retire)
    await waitFor(() => expect(seenOf(page)).toEqual([6, 7, 7]))
  })

  it('is not done over what somebody else did a moment ago, and says what to do', async () => {
    const user = userEvent.setup()
    renderPage(<RoomsCard onEdit={() => undefined} />, {
      courses: {
        rooms: () => rooms,
        changeRoom: () => {
          throw new Refused('changed_since', { seq: 7 })
        },
      },
    })
    await user.click(await screen.findByRole('button', { name: '停用' }))
    expect(await screen.findByText(/刚才这里又有改动，所以这一步没有完成/)).toBeTruthy()
  })
})
