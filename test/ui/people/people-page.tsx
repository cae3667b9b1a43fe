import { QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { I18nextProvider } from 'react-i18next'
import { connect, queryClient } from '../../../src/app/client'
import { useLanguage } from '../../../src/app/language'
import type { Contract } from '../../../src/contract/contract'
import type { AreaName, InputOf, OutputOf } from '../../../src/contract/define'
import type { PersonDetail, PersonRow, UnitRow } from '../../../src/contract/people'
import type { PersonBrief } from '../../../src/contract/person-brief'
import type { WireReply, WireRequest } from '../../../src/contract/wire'
import { createWords, type Language } from '../../../src/i18n/setup'
import { ToastProvider } from '../../../src/ui/feedback/ToastProvider'
import { draftsInMemory } from '../support/drafts-in-memory'
import { personWords } from '../support/person-words'

/** What the service in memory answers. */
export type Answers = {
  [Area in keyof Contract]?: {
    [Name in keyof Contract[Area]]?: (input: InputOf<Contract[Area][Name]>) => OutputOf<Contract[Area][Name]>
  }
}

/** Thrown by an answer: the refusal the service would give. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly params: Record<string, unknown> = {},
  ) {
    super(code)
  }
}

/** A page as a person has it, in front of a service in memory. Returns what was asked, in order. */
export function renderPage(
  page: ReactNode,
  answers: Answers,
  language: Language = 'zh-CN',
  drafts = draftsInMemory(),
) {
  useLanguage.setState({ language })
  queryClient.clear()
  window.zhixing = { painted: () => undefined } as typeof window.zhixing
  const asked: { name: string; input: unknown; seen: number | undefined }[] = []
  let listen: (reply: WireReply) => void = () => undefined
  const reply = (request: Extract<WireRequest, { area: string }>): WireReply => {
    const ofDrafts = drafts.reply(request)
    if (ofDrafts) return ofDrafts
    const areas = answers as Record<string, Record<string, (input: unknown) => unknown>>
    const name = `${request.area}.${request.name}`
    asked.push({ name, input: request.input, seen: request.meta?.seen })
    try {
      const answer = areas[request.area]?.[request.name]
      if (!answer) return { id: request.id, ok: false, error: { kind: 'failed', reference: name } }
      const output = answer(request.input)
      const command = 'meta' in request
      return { id: request.id, ok: true, output, changed: command ? ['people'] : [], seq: command ? 1 : null }
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return { id: request.id, ok: false, error: { kind: 'refused', code: error.code, params: error.params } }
    }
  }
  connect({
    post(message) {
      const request = message as WireRequest
      if (!('stop' in request)) queueMicrotask(() => listen(reply(request)))
    },
    onMessage(listener) {
      listen = listener as typeof listen
    },
    onClose: () => undefined,
  })
  const view = render(
    <I18nextProvider i18n={createWords(language)}>
      <QueryClientProvider client={queryClient}>
        <ToastProvider label="消息" closeLabel="关闭">
          {page}
        </ToastProvider>
      </QueryClientProvider>
    </I18nextProvider>,
  )
  return {
    ...view,
    asked,
    sent: (name: string) => asked.filter(one => one.name === name).map(one => one.input),
    /** Somebody else changed something of these areas. */
    tell: (areas: AreaName[]) => listen({ event: 'changed', areas }),
  }
}

export const named = (name: string, nameEn: string | null = null) => ({ id: name, name, nameEn })

export const brief = (id: string, name: string, some: Partial<PersonBrief> = {}): PersonBrief => ({
  id,
  ...personWords(name, { staffNo: id, unitName: '热线一组', branchName: '华南分部', postNameEn: 'Agent' }),
  status: 'active',
  external: false,
  ...some,
})

export const row = (staffNo: string, name: string, some: Partial<PersonRow> = {}): PersonRow => ({
  id: staffNo,
  name,
  nameEn: null,
  staffNo,
  unitPath: [named('总部'), named('华南分部'), named('热线一组')],
  postName: '客服专员',
  postNameEn: 'Agent',
  gradeLevelName: '初级',
  gradeLevelNameEn: null,
  status: 'active',
  tags: [],
  external: false,
  company: null,
  hiredOn: '2024-03-01',
  leftOn: null,
  phoneMasked: '138****5678',
  ...some,
})

export const unit = (
  name: string,
  parentId: string | null,
  people: number,
  some: Partial<UnitRow> = {},
): UnitRow => ({
  ...named(name),
  parentId,
  kind: parentId === null ? 'headquarters' : 'branch',
  people,
  peopleBelow: people,
  ...some,
})

export const fang: PersonDetail = {
  id: '00603',
  name: '王芳',
  nameEn: 'Fang Wang',
  staffNo: '00603',
  gender: 'female',
  external: false,
  company: null,
  unitPath: [named('总部'), named('华南分部')],
  post: named('客服专员'),
  gradeLevel: named('初级'),
  businessLine: null,
  phone: '13812345678',
  email: null,
  supervisorNo: '00600',
  supervisor: brief('00600', '赵䶮'),
  hiredOn: '2024-03-01',
  leftOn: null,
  status: 'active',
  note: null,
  tags: ['骨干'],
  history: [
    {
      id: 'e1',
      kind: 'hire',
      onDay: '2024-03-01',
      fromUnit: null,
      toUnit: named('华南分部'),
      fromPost: null,
      toPost: named('客服专员'),
      fromGradeLevel: null,
      toGradeLevel: named('初级'),
      reason: null,
    },
  ],
}

/** An office of one headquarters and two branches, and whatever a test adds. */
export function office(people: NonNullable<Answers['people']> = {}): Answers {
  return {
    book: {
      state: () => ({
        state: 'open',
        folder: '/',
        today: '2026-12-09',
        demonstration: false,
        readOnly: false,
        notices: [],
      }),
    },
    people: {
      units: () => ({
        units: [
          unit('总部', null, 1, { peopleBelow: 3 }),
          unit('华南分部', '总部', 1, { peopleBelow: 2 }),
          unit('热线一组', '华南分部', 1, { kind: 'team' }),
          unit('西南分部', '总部', 0),
        ],
        withoutUnit: 1,
        people: 4,
        left: 1,
      }),
      posts: () => [{ ...named('客服专员', 'Agent'), duties: null, people: 3, requirements: [] }],
      gradeLevels: () => [
        { ...named('初级'), people: 2 },
        { ...named('高级'), people: 1 },
      ],
      competencies: () => [],
      tags: () => [{ tag: '骨干', people: 1 }],
      list: () => ({ rows: [row('00603', '王芳')], nextCursor: null, total: 1 }),
      match: () => [],
      ...people,
    },
  }
}
