import { QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { I18nextProvider } from 'react-i18next'
import { importKinds } from '../../../electron/service/import-kinds'
import '../../../src/app/areas'
import { connect, queryClient } from '../../../src/app/client'
import { useLanguage } from '../../../src/app/language'
import type { Route } from '../../../src/app/links'
import type { Contract } from '../../../src/contract/contract'
import type { InputOf, OutputOf } from '../../../src/contract/define'
import type { HostCalls } from '../../../src/contract/host'
import type { ImportChoices, ImportFinding, ImportPreviewOutput } from '../../../src/contract/imports'
import type { SessionRow } from '../../../src/contract/sessions/list'
import type { WireReply, WireRequest } from '../../../src/contract/wire'
import { ImportPage } from '../../../src/features/imports/ImportPage'
import { createWords, type Language } from '../../../src/i18n/setup'
import { ToastProvider } from '../../../src/ui/feedback/ToastProvider'

type Answers = {
  [Area in keyof Contract]?: {
    [Name in keyof Contract[Area]]?: (
      input: InputOf<Contract[Area][Name]>,
    ) => OutputOf<Contract[Area][Name]> | Promise<OutputOf<Contract[Area][Name]>>
  }
}

/** What a person decided, as the page sends it. */
export type Choices = InputOf<Contract['imports']['review']>['choices']

/** Thrown by an answer: the refusal the service would give. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly params: Record<string, unknown> = {},
  ) {
    super(code)
  }
}

export const finding = (some: Partial<ImportFinding>): ImportFinding => ({
  row: 2,
  column: '工号',
  value: '',
  code: 'no_number',
  severity: 'error',
  params: {},
  ...some,
})

/** A roster of 520 people with one trap of each sort. */
export const look = (some: Partial<ImportPreviewOutput> = {}): ImportPreviewOutput => ({
  token: 'token-of-the-file',
  kind: 'people',
  fileName: '花名册.xlsx',
  sessionId: null,
  sheets: [
    { name: '在职', hidden: false, rows: 526 },
    { name: '离职', hidden: true, rows: 8 },
  ],
  sheet: '在职',
  title: '',
  headerRow: 4,
  headings: ['工号', '姓名', '所属机构', '岗级'],
  columns: { staffNo: '工号', name: '姓名', unit: '所属机构' },
  fields: ['staffNo', 'name', 'unit', 'gradeLevel'],
  mapping: null,
  remembered: false,
  rows: 526,
  new: 520,
  changed: 0,
  unchanged: 0,
  conflicts: 1,
  errors: 2,
  findingsFrom: 0,
  findingsTotal: 0,
  findings: [],
  sample: [{ staffNo: '00603', name: '王契', unit: '华北分部', status: 'active' }],
  accepted: 520,
  competencies: [],
  cells: null,
  ...some,
})

export const session = (some: Partial<SessionRow> = {}): SessionRow => ({
  id: 's3',
  courseId: 'c1',
  courseName: '投诉处理',
  courseNameEn: null,
  number: 3,
  firstDay: '2026-10-12',
  lastDay: '2026-10-12',
  status: 'held',
  capacity: null,
  enrolled: 42,
  present: null,
  trainers: [],
  roomsEn: [],
  rooms: [],
  ...some,
})

interface Visit {
  route?: Extract<Route, { page: 'import' }>
  language?: Language
  host?: Partial<HostCalls>
}

/** The import page as a person has it, in front of a service and a host in memory. */
export function visitImport(answers: Answers, { route, language = 'zh-CN', host = {} }: Visit = {}) {
  useLanguage.setState({ language })
  queryClient.clear()
  window.location.hash = '#/import'
  window.zhixing = {
    painted: () => undefined,
    chooseFiles: async () => [{ ticket: 'ticket-of-file', name: '花名册.xlsx' }],
    chooseSave: async () => ({ ticket: 'ticket-to-save', name: '待改.xlsx' }),
    showWritten: async () => true,
    ...host,
  } as HostCalls
  const asked: { name: string; input: unknown }[] = []
  const stopped: number[] = []
  let listen: (reply: WireReply) => void = () => undefined
  const areas = {
    ...answers,
    imports: { kinds: () => importKinds, runs: () => [], forget: () => ({}), ...answers.imports },
  } as unknown as Record<string, Record<string, (input: unknown) => unknown>>
  const reply = async ({ id, area, name, input, meta }: Extract<WireRequest, { area: string }>) => {
    asked.push({ name: `${area}.${name}`, input })
    try {
      const answer = areas[area]?.[name]
      if (!answer) throw new Refused(`no answer for ${area}.${name}`)
      const output = await answer(input)
      const seq = meta && name === 'apply' ? 7 : null
      listen({ id, ok: true, output, changed: seq === null ? [] : ['people'], seq })
    } catch (error) {
      if (error === 'stopped') listen({ id, ok: false, error: { kind: 'stopped' } })
      else if (error instanceof Refused)
        listen({ id, ok: false, error: { kind: 'refused', code: error.code, params: error.params } })
      else throw error
    }
  }
  connect({
    post(message) {
      const request = message as WireRequest
      if ('stop' in request) stopped.push(request.id)
      else void reply(request)
    },
    onMessage(listener) {
      listen = message => act(() => listener(message))
    },
    onClose: () => undefined,
  })
  const view = render(
    <I18nextProvider i18n={createWords(language)}>
      <QueryClientProvider client={queryClient}>
        <ToastProvider label="消息" closeLabel="关闭">
          <ImportPage route={route ?? { page: 'import' }} />
        </ToastProvider>
      </QueryClientProvider>
    </I18nextProvider>,
  )
  return {
    ...view,
    stopped,
    user: userEvent.setup(),
    sent: (name: string) => asked.filter(one => one.name === name).map(one => one.input),
    /** The choices the newest look was taken with. */
    choices(): ImportChoices | undefined {
      const reviews = asked.filter(one => one.name === 'imports.review')
      return (reviews.at(-1)?.input as { choices: ImportChoices } | undefined)?.choices
    },
  }
}

/** Visits, chooses the file and waits for what it would do. */
export async function lookAt(answers: Answers, visit: Visit = {}) {
  const page = visitImport(answers, visit)
  await page.user.click(await screen.findByRole('button', { name: /选择文件|Choose a file/ }))
  await screen.findByRole('button', { name: /改工作表|Change the sheet/ })
  return page
}
