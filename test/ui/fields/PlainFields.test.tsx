import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
import type { Fields } from '../../../src/domain/fields/fields'
import { blankDraft, valuesOfDraft } from '../../../src/parts/fields/field-draft'
import { PlainFields } from '../../../src/parts/fields/PlainFields'
import { renderPage } from '../support/render-page'

const fields = {
  host: { kind: 'text', most: 10 },
  groupSize: { kind: 'whole', least: 2, most: 40 },
  seating: { kind: 'choice', codes: ['rows', 'circle'] },
  handedOut: { kind: 'day' },
  filmed: { kind: 'flag', required: true },
  roomId: { kind: 'reference', to: 'room' },
} as const satisfies Fields

const words: Record<string, string> = {
  host: '主持人',
  groupSize: '每组人数',
  seating: '座位',
  handedOut: '发放日期',
  filmed: '录像',
  roomId: '教室',
  rows: '成排',
  circle: '成圈',
}

function Form({ seen }: { seen: (values: unknown) => void }) {
  const [draft, setDraft] = useState(() => blankDraft(fields))
  seen(valuesOfDraft(fields, draft))
  return (
    <PlainFields
      fields={fields}
      draft={draft}
      onChange={part => setDraft(before => ({ ...before, ...part }))}
      label={name => words[name] ?? ''}
      code={(_, code) => words[code] ?? ''}
      reference={(name, value, onChange) => (
        <button type="button" onClick={() => onChange('201')}>
          {`${name} ${value}`}
        </button>
      )}
    />
  )
}

it('a field of each kind is entered as its kind says, and nothing is made up for what is left blank', async () => {
  let values: unknown
  renderPage(<Form seen={now => (values = now)} />, {})
  const user = userEvent.setup({ delay: null })
  const blank = { host: null, groupSize: null, seating: null, handedOut: null, filmed: false, roomId: null }
  expect(values).toEqual(blank)
  await user.type(screen.getByLabelText('主持人'), '李娜')
  await user.type(screen.getByLabelText('每组人数'), '60')
  await user.tab()
  expect(screen.getByText('请填写 2 到 40')).toBeTruthy()
  await user.type(screen.getByLabelText('每组人数'), '{Backspace}')
  await user.selectOptions(screen.getByLabelText('座位'), '成圈')
  await user.click(screen.getByLabelText('录像'))
  await user.click(screen.getByText('roomId null'))
  expect(screen.getByRole('group', { name: '发放日期' })).toBeTruthy()
  expect(values).toEqual({
    ...blank,
    host: '李娜',
    groupSize: 6,
    seating: 'circle',
    filmed: true,
    roomId: '201',
  })
  await user.selectOptions(screen.getByLabelText('座位'), '')
  expect(values).toMatchObject({ seating: null })
})
