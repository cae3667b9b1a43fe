import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { importKinds } from '../../../electron/service/import-kinds'
import '../../../src/app/areas'
import type { Route } from '../../../src/app/links'
import type { Contract } from '../../../src/contract/contract'
import type { InputOf } from '../../../src/contract/define'
import type { HostCalls } from '../../../src/contract/host'
import type { ImportChoices, ImportFinding, ImportPreviewOutput } from '../../../src/contract/imports'
import type { SessionRow } from '../../../src/contract/sessions/list'
import { ImportPage } from '../../../src/features/imports/ImportPage'
import type { Language } from '../../../src/i18n/setup'
import { renderPage } from '../support/render-page'
import type { Answers } from '../support/service-in-memory'

/** What a person decided, as the page sends it. */
export type Choices = InputOf<Contract['imports']['review']>['choices']

export const finding = (some: Partial<ImportFinding>): ImportFinding => ({
  row: 2,
  column: '工号',
  value: '',
  who: null,
  code: 'no_number',
  severity: 'error',
  params: {},
  ...some,
})

/** A roster of 520 people with one trap of each sort. */
export const previewed = (some: Partial<ImportPreviewOutput> = {}): ImportPreviewOutput => ({
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
  changes: { total: 0, people: 0, fields: [], notes: {} },
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
  window.location.hash = '#/import'
  const page = renderPage(
    <ImportPage route={route ?? { page: 'import' }} />,
    {
      ...answers,
      imports: { kinds: () => [...importKinds], runs: () => [], forget: () => ({}), ...answers.imports },
    },
    {
      language,
      host: {
        chooseFiles: async () => [{ ticket: 'ticket-of-file', name: '花名册.xlsx' }],
        chooseSave: async () => ({ ticket: 'ticket-to-save', name: '待改.xlsx' }),
        showWritten: async () => true,
        ...host,
      },
    },
  )
  return {
    ...page,
    user: userEvent.setup(),
    /** The choices the newest look was taken with. */
    choices(): ImportChoices | undefined {
      return (page.sent('imports.review').at(-1) as { choices: ImportChoices } | undefined)?.choices
    },
  }
}

/** Visits, chooses the file and waits for what it would do. */
export async function openPreview(answers: Answers, visit: Visit = {}) {
  const page = visitImport(answers, visit)
  await page.user.click(await screen.findByRole('button', { name: /选择文件|Choose file/ }))
  await screen.findByRole('button', { name: /改工作表|Change the sheet/ })
  return page
}
