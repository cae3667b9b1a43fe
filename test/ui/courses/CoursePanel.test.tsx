import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, expect, it } from 'vitest'
import { startWords } from '../../../src/app/language'
import { CoursePanel } from '../../../src/features/courses/CoursePanel'
import type { Language } from '../../../src/i18n/setup'
import { named, office } from '../people/office'
import { pick } from '../support/pick'
import { renderPage } from '../support/render-page'

beforeAll(startWords)

const competencies = ['投诉处理', '服务礼仪'].map(name => ({
  ...named(name),
  category: null,
  descriptors: {},
}))
const nothing = () => undefined

it.each<[Language, string, string, string, string]>([
  ['zh-CN', '再加一项', '能力项', '保存', '请选择能力项，或移除这一行。'],
  ['en', 'Add another', 'Competency', 'Save', 'Choose a competency, or remove this row.'],
])(
  'a row of what the course raises that names nothing is asked about, not dropped (%s)',
  async (...words) => {
    const [language, more, competency, save, problem] = words
    const user = userEvent.setup()
    const page = renderPage(
      <CoursePanel course={null} minutesPerHour={45} onClose={nothing} onSaved={nothing} />,
      { ...office({ competencies: () => competencies }), courses: { add: () => ({ id: 'new' }) } },
      { language },
    )
    const [name, , code, kind] = await screen.findAllByRole('textbox')
    for (const [field, text] of [
      [name, '投诉处理'],
      [code, 'KC-007'],
      [kind, 'TS'],
    ] as const)
      await user.type(field as HTMLElement, text)
    const add = screen.getByRole('button', { name: more })
    await user.click(add)
    await user.click(screen.getByRole('button', { name: save }))
    const [row] = screen.getAllByRole('combobox', { name: competency })
    expect(screen.getByText(problem)).toBeTruthy()
    expect(row?.getAttribute('aria-invalid')).toBe('true')
    expect(page.sent('courses.add')).toEqual([])

    await pick(user, row as HTMLElement, 'tscl', '投诉处理')
    // From within the picker.
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(screen.queryByText(problem)).toBeNull()
    expect(page.sent('courses.add')).toMatchObject([{ outcomes: [{ competencyId: '投诉处理', level: 3 }] }])
  },
)

it.each<[Language, string, string, RegExp]>([
  ['zh-CN', '最低出勤率', '保存', /0.*100/],
  ['en', 'Minimum attendance', 'Save', /0.*100/],
])(
  'asks a new course for 80 per cent of attendance, for another share, or for none (%s)',
  async (language, minimum, save, ends) => {
    const user = userEvent.setup()
    const page = renderPage(
      <CoursePanel course={null} minutesPerHour={45} onClose={nothing} onSaved={nothing} />,
      { ...office({}), courses: { add: () => ({ id: 'new' }) } },
      { language },
    )
    const [name, , code, kind] = await screen.findAllByRole('textbox')
    for (const [field, text] of [
      [name, '投诉处理'],
      [code, 'KC-007'],
      [kind, 'TS'],
    ] as const)
      await user.type(field as HTMLElement, text)
    const share = screen.getByLabelText<HTMLInputElement>(minimum)
    expect(share.value).toBe('80')
    await user.clear(share)
    await user.type(share, '120')
    await user.click(screen.getByRole('button', { name: save }))
    expect(screen.getByText(ends)).toBeTruthy()
    expect(page.sent('courses.add')).toEqual([])
    await user.clear(share)
    await user.type(share, '75')
    await user.click(screen.getByRole('button', { name: save }))
    await user.clear(share)
    await user.click(screen.getByRole('button', { name: save }))
    expect(page.sent('courses.add')).toMatchObject([{ minimumAttendance: 75 }, { minimumAttendance: null }])
  },
)
