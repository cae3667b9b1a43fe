import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, expect, it } from 'vitest'
import { startWords } from '../../../src/app/language'
import { PlacesPage } from '../../../src/features/courses/PlacesPage'
import { named, office } from '../people/office'
import { renderPage } from '../support/render-page'

beforeAll(startWords)

const room = { ...named('301 教室'), id: 'r', nameEn: null, place: '总部', capacity: 48, retired: false }
const trainer = (id: string, name: string, personId: string | null) => ({
  id,
  personId,
  name,
  external: personId === null,
  company: personId === null ? '蓝桥' : null,
  phone: null,
  retired: false,
})

const open = () =>
  renderPage(<PlacesPage route={{ page: 'places' }} />, {
    ...office(),
    courses: {
      rooms: () => [room],
      trainers: () => [trainer('t1', '梁静', '00101'), trainer('t2', '高岚', null)],
      changeRoom: () => ({}),
      changeTrainer: () => ({}),
    },
  })

it('a room is corrected where it is listed, and not without a name', async () => {
  const { sent } = open()
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: /^修改教室\s*301 教室$/ }))
  const panel = within(await screen.findByRole('complementary', { name: '修改教室' }))
  const name = panel.getByRole('textbox', { name: '教室名称' })
  await user.clear(name)
  await user.keyboard('{Enter}')
  expect(panel.getByText('请填写教室名称。')).toBeTruthy()
  await user.type(name, '302 教室{Enter}')
  await waitFor(() =>
    expect(sent('courses.changeRoom')).toEqual([
      { id: 'r', name: '302 教室', nameEn: null, place: '总部', capacity: 48 },
    ]),
  )
  await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull())
})

it('an external trainer is corrected where they are listed, one of the house in their file', async () => {
  const { sent } = open()
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: /^修改讲师\s*高岚$/ }))
  const panel = within(await screen.findByRole('complementary', { name: '修改讲师' }))
  await user.type(panel.getByRole('textbox', { name: /^手机/ }), '13900000001')
  await user.click(panel.getByRole('button', { name: '保存' }))
  await waitFor(() =>
    expect(sent('courses.changeTrainer')).toEqual([
      { id: 't2', name: '高岚', company: '蓝桥', phone: '13900000001' },
    ]),
  )
  expect(screen.queryByRole('button', { name: /^修改讲师\s*梁静/ })).toBeNull()
  expect(screen.getByRole('link', { name: '梁静' }).getAttribute('href')).toContain('00101')
})
