import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import type { PersonBrief } from '../../../src/contract/people/brief'
import type { ListedToken } from '../../../src/contract/people/person'
import { PlaceFields } from '../../../src/features/people/PlaceFields'
import { useKeptForm } from '../../../src/parts/drafts/use-kept-form'
import { emptyList, PeoplePaste } from '../../../src/parts/people/PeoplePaste'
import { PersonPicker } from '../../../src/parts/people/PersonPicker'
import { pastedOutcome, pastedRest, unresolvedTokens } from '../../../src/parts/people/pasted-choice'
import { renderPage } from '../support/render-page'
import { brief, office } from './office'

const south = brief('00633', '李娜')
const west = brief('00636', '李娜', { branchName: '西南分部' })
const gone = brief('00700', '赵敏', { status: 'left' })
const fang = brief('00603', '王芳')
const token = (text: string, state: ListedToken['state'], candidates: PersonBrief[]): ListedToken => ({
  token: text,
  state,
  by: candidates.length > 0 ? 'name' : null,
  candidates,
  repeated: false,
  part: { nth: 0, text },
})
const listed = (...tokens: ListedToken[]) =>
  tokens.map((one, nth) => ({ ...one, part: { ...one.part, nth } }))
const pasted = listed(
  token('王芳', 'matched', [fang]),
  token('李娜', 'homonym', [south, west]),
  token('赵敏', 'left', [gone]),
  token('孙悟空', 'unknown', []),
)
const ids = (people: readonly PersonBrief[]) => people.map(person => person.id)

describe('what a pasted list comes to', () => {
  it('waits for homonyms, leaves leavers out until chosen, hands nobody in twice', () => {
    const first = pastedOutcome([...pasted, token('wangfang', 'matched', [fang])], {})
    expect(ids(first.people)).toEqual(['00603'])
    expect(first.undecided).toHaveLength(1)
    const decided = pastedOutcome(pasted, { 李娜: '00636', 赵敏: '00700' })
    expect(ids(decided.people)).toEqual(['00603', '00636', '00700'])
    expect(pastedOutcome(pasted, { 李娜: null }).undecided).toEqual([])
    expect(ids(pastedOutcome(pasted, { 李娜: '00633' }, new Set(['00603'])).known)).toEqual(['00603'])
    const bare: ListedToken = { ...token('633', 'homonym', [south]), by: 'padded_number' }
    expect(pastedOutcome([bare], {})).toMatchObject({ undecided: [], padded: [bare], people: [] })
    expect(pastedOutcome([bare], { 633: '00633' })).toMatchObject({ padded: [], people: [south] })
    expect(unresolvedTokens([...pasted, ...pasted]).map(({ word }) => word.token)).toEqual([
      '李娜',
      '赵敏',
      '孙悟空',
      '李娜',
    ])
  })

  it('asks about each of two people of one name', () => {
    const twice = listed(token('李娜', 'homonym', [south, west]), token('李娜', 'homonym', [south, west]))
    const [first, second] = unresolvedTokens(twice)
    expect([first?.nth, second?.nth]).toEqual([1, 2])
    const one = { [first?.id ?? '']: '00633' }
    expect(pastedOutcome(twice, one)).toMatchObject({ people: [south], undecided: [{ token: '李娜' }] })
    const both = pastedOutcome(twice, { ...one, [second?.id ?? '']: '00636' })
    expect(both).toMatchObject({ people: [south, west], undecided: [] })
  })

  it('keeps what was not added, with what was decided about it', () => {
    const twice = listed(token('李娜', 'homonym', [south, west]), token('李娜', 'homonym', [south, west]))
    const [first, second] = unresolvedTokens(twice).map(({ id }) => id)
    const choices = { [first ?? '']: '00633', [second ?? '']: null }
    expect(pastedRest([...twice, ...pasted], choices, new Set(['00633', '00603']))).toMatchObject({
      choices: { 李娜: null },
    })
    expect(pastedRest(pasted, { 李娜: '00636' }, new Set(['00603', '00636'])).text).toBe('赵敏\n孙悟空')
    expect(pastedRest(pasted, { 李娜: '00636' }, new Set(['00603'])).text).toBe('李娜\n赵敏\n孙悟空')
  })
})

describe('the paste box', () => {
  it('recognises, asks about homonyms, flags leavers and strangers, and hands in by Ctrl+Enter', async () => {
    const onPeople = vi.fn()
    function Box() {
      return <PeoplePaste onPeople={onPeople} list={useKeptForm('list', null, emptyList)} />
    }
    renderPage(<Box />, office({ match: () => pasted }))
    const user = userEvent.setup()
    await user.type(screen.getByRole('textbox', { name: '粘贴名单' }), '王芳')
    expect(await screen.findByText('识别出 1 人 · 重名 1 · 已离职 1 · 找不到 1')).toBeTruthy()
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(onPeople).not.toHaveBeenCalled()
    expect(screen.getByRole('button', { name: /加入 1 人/ }).getAttribute('title')).toBe(
      '还有 1 个重名要选。',
    )
    await user.click(screen.getByRole('radio', { name: /00636 · 西南分部 \/ 热线一组/ }))
    expect(await screen.findByText('王芳、李娜')).toBeTruthy()
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(onPeople).toHaveBeenCalledWith(['00603', '00636'], [fang, west], expect.any(Function))
  })

  it.each([
    ['zh-CN', '粘贴名单', '以下各项没有加入，保留在上面的框里。请改正后再加入，或清空名单。'],
    [
      'en',
      'Paste a list',
      'These were not added and stay in the box above. Correct them and add again, or clear the list.',
    ],
  ] as const)('keeps what was not added in the box and in sight (%s)', async (language, label, said) => {
    function Box() {
      return (
        <PeoplePaste onPeople={(_, __, settle) => settle()} list={useKeptForm('list', null, emptyList)} />
      )
    }
    const known = token('王芳', 'matched', [fang])
    renderPage(
      <Box />,
      office({
        match: ({ text }) => listed(...(text.includes('王芳') ? [known] : []), token('00723', 'unknown', [])),
      }),
      { language },
    )
    const user = userEvent.setup()
    const box = screen.getByRole<HTMLTextAreaElement>('textbox', { name: label })
    await user.click(box)
    await user.paste('王芳\n00723')
    await screen.findByText(language === 'en' ? /1 person recognised/ : /识别出 1 人/)
    await user.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() => expect(box.value).toBe('00723'))
    expect(screen.getByText(said)).toBeTruthy()
    expect(await screen.findByText('00723', { selector: 'strong' })).toBeTruthy()
  })
})

describe('a number without its zeros', () => {
  it('is asked about as what it is: nobody shares a name', async () => {
    const bare: ListedToken = { ...token('633', 'homonym', [south]), by: 'padded_number' }
    function Box() {
      return <PeoplePaste onPeople={() => undefined} list={useKeptForm('list', null, emptyList)} />
    }
    renderPage(<Box />, office({ match: () => [bare] }))
    await userEvent.setup().type(screen.getByRole('textbox', { name: '粘贴名单' }), '633')
    expect(await screen.findByText('识别出 0 人 · 待补零 1')).toBeTruthy()
    expect(screen.queryByText(/重名/)).toBeNull()
    expect(screen.getByRole('button', { name: /加入 0 人/ }).getAttribute('title')).toBe(
      '还有 1 个缺零的工号要确认。',
    )
  })
})

describe('the picker', () => {
  function Application({ chosen }: { chosen: (person: PersonBrief | null) => void }) {
    const [id, setId] = useState<string | null>(null)
    return (
      <PersonPicker
        label="责任人"
        value={id}
        onChange={person => {
          setId(person?.id ?? null)
          chosen(person)
        }}
      />
    )
  }

  it('finds by sound, tells homonyms apart and hands in the person', async () => {
    const chosen = vi.fn()
    const { sent } = renderPage(
      <Application chosen={chosen} />,
      office({ find: ({ text }) => (text.startsWith('ln') ? [south, west] : []), briefs: () => [] }),
    )
    const user = userEvent.setup()
    await user.type(screen.getByRole('combobox', { name: '责任人' }), 'ln')
    const second = await screen.findByText('00636 · 西南分部 / 热线一组 · 客服专员')
    expect(screen.getByText('00633 · 华南分部 / 热线一组 · 客服专员')).toBeTruthy()
    await user.click(second)
    await waitFor(() => expect(chosen).toHaveBeenCalledWith(west))
    expect(screen.getByRole('combobox', { name: '责任人' })).toHaveProperty('value', '李娜')
    expect(sent('people.find').at(-1)).toMatchObject({ left: false })
  })
})

it('says where to make a unit and a post, where there is none to choose', async () => {
  const user = userEvent.setup()
  renderPage(
    <PlaceFields place={{ unitId: null, postId: null, gradeLevelId: null }} onChange={() => undefined} />,
    {
      people: {
        units: () => ({ units: [], withoutUnit: 0, people: 0, left: 0 }),
        posts: () => [],
        gradeLevels: () => [],
      },
    },
  )
  await user.type(await screen.findByRole('combobox', { name: '机构' }), '热线')
  expect(await screen.findByText('还没有机构。请在“人员”页的机构列表里新增')).toBeTruthy()
  await user.keyboard('{Escape}{Escape}')
  await user.type(await screen.findByRole('combobox', { name: '岗位' }), '客服')
  expect(await screen.findByText('还没有岗位。请在“人员 › 更多 › 岗位与能力要求”里新增')).toBeTruthy()
})
