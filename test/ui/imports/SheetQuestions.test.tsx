import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { finding, openPreview, previewed, session } from './import-page'

const held = previewed({
  kind: 'scores',
  fileName: '成绩.xlsx',
  sessionId: 's3',
  columns: { staffNo: '工号', name: '姓名', total: '总评' },
  accepted: 0,
})
const shown = (findings: readonly ReturnType<typeof finding>[]) => ({
  imports: {
    preview: () => ({ ...held, findings: [...findings] }),
    review: ({ sessionId }: { sessionId?: string | null | undefined }) => ({
      ...held,
      sessionId: sessionId ?? null,
      findings: [...findings],
    }),
  },
  sessions: {
    list: () => ({ rows: [session(), session({ id: 's2', number: 2 })], nextCursor: null }),
    get: () => null,
  },
})

const oneMark = finding({
  row: 1,
  column: '总评',
  value: '总评',
  code: 'one_mark',
  severity: 'conflict',
  params: { theory: 60, practice: 40 },
})

it.each([
  ['zh-CN', '是实操成绩', '“总评”没有写明是理论还是实操，而这一期两项都计分（理论 60%，实操 40%）。'],
  [
    'en',
    'Practice mark',
    '“总评” does not say whether it is theory or practice, and this session counts both (theory 60%, practice 40%).',
  ],
] as const)('asks in %s what the only mark of a sheet is', async (language, option, what) => {
  const page = await openPreview(shown([oneMark]) as never, { language })
  const row = screen.getByText(what).closest('tr') as HTMLElement
  await page.user.click(within(row).getByRole('button', { name: option }))
  await waitFor(() => expect(page.choices()?.decisions).toEqual({ 1: ['as_practice'] }))
})
