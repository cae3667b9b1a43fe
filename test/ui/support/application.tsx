import { QueryClientProvider } from '@tanstack/react-query'
import { configure, render } from '@testing-library/react'
import { I18nextProvider } from 'react-i18next'
import { App } from '../../../src/app/App'
import { queryClient } from '../../../src/app/client'
import { bringAllWords, pageWords, startWords, useLanguage } from '../../../src/app/language'
import { lastCommand } from '../../../src/app/last-command'
import { useOperator } from '../../../src/app/operator'
import { useServiceLink } from '../../../src/app/service-link'
import type { HostCalls } from '../../../src/contract/host'
import type { Language } from '../../../src/i18n/setup'
import { openBook } from './book'
import { type Reply, type ServiceInMemory, serviceInMemory } from './service-in-memory'

// Parts that load later are compiled when they are first asked for.
configure({ asyncUtilTimeout: 8000 })

/** What the service in memory says to one call: at once, or when the work is done. */
export type Answer = (input: never) => Reply | Promise<Reply>

const usual: Record<string, Answer> = {
  'book.state': () => ({ output: openBook() }),
  'book.undoState': () => ({ output: { undo: null, redo: null } }),
  'book.history': () => ({ output: { entries: [], nextBefore: null } }),
  'book.verifyAudit': () => ({
    output: {
      entries: 0,
      headEntry: 0,
      newest: 0,
      brokenAt: null,
      head: '0'.repeat(64),
      bare: [],
      salvagedAt: null,
      contents: 'whole',
      rows: 0,
      tables: [],
      alteredAt: null,
      provenFrom: null,
      strays: [],
      unknown: [],
      untracked: [],
      schema: [],
      marks: [],
      missing: [],
      took: 0,
    },
  }),
  'attachments.check': () => ({ output: { count: 0, read: false, lost: { count: 0, named: [] } } }),
  'book.backups': () => ({ output: [] }),
  'book.life': () => ({ output: { running: null, jobs: [] } }),
  'settings.operators': () => ({ output: [{ id: 'zhou', name: '周敏', active: true }] }),
  'settings.office': () => ({
    output: {
      company: '客户服务中心',
      companyEn: 'Customer Service Centre',
      minutesPerHour: 45,
      certificatePattern: '{company}-{kind}-{year}-{serial:4}',
      certificateCompany: 'KF',
      formNumbers: { sign_in: 'QR-HR-05 A/0' },
      fileDays: 5,
      actionDays: 14,
    },
  }),
  'book.notes': () => ({ output: [] }),
  'book.lossNotes': () => ({ output: [] }),
  'book.recoveries': () => ({ output: [] }),
  'forms.kinds': () => ({ output: [] }),
  'settings.logo': () => ({ output: null }),
  'reports.counts': () => ({ output: { today: 3, needs: 0, certificates: 9, improvement: 0, overdue: [] } }),
}

export interface Application {
  tell: ServiceInMemory['tell']
  asked: ServiceInMemory['asked']
  /** Joins a new service after the old one went away. */
  rejoin(): void
  host: Partial<HostCalls>
}

let words: Promise<void> | null = null

/** The whole page in front of a service and a host in memory. */
export async function renderApplication(
  answers: Record<string, Answer> = {},
  {
    hash = '#/settings',
    language = 'zh-CN',
    host: more = {},
  }: { hash?: string; language?: Language; host?: Partial<HostCalls> } = {},
): Promise<Application> {
  const host: Partial<HostCalls> = {
    painted: () => undefined,
    setAppearance: async () => undefined,
    places: async () => ({ folder: '/books/office', log: '/books/office/logs/zhixing.log' }),
    restartService: async () => undefined,
    onCloseAsked: () => undefined,
    keepWindowOpen: () => undefined,
    versions: { app: '0.1.0', electron: '33' },
    ...more,
  }
  window.zhixing = host as HostCalls
  window.location.hash = hash
  queryClient.clear()
  lastCommand.getState().forget()
  useLanguage.setState({ language })
  useOperator.getState().choose(null)
  useServiceLink.setState({ state: 'ready', connections: 1 })
  words ??= startWords()
  await words
  await bringAllWords(language)
  await pageWords.changeLanguage(language)

  const service = serviceInMemory(async ({ area, name, input }) => {
    const answer = { ...usual, ...answers }[`${area}.${name}`] ?? noAnswer
    const reply = await answer(input as never)
    return 'seq' in reply ? { ...reply, changed: ['book', 'settings'] } : reply
  })
  render(
    <I18nextProvider i18n={pageWords}>
      <QueryClientProvider client={queryClient}>
        <App />
      </QueryClientProvider>
    </I18nextProvider>,
  )
  const rejoin = () => {
    service.join()
    useServiceLink.setState({ state: 'ready', connections: 2 })
  }
  return { asked: service.asked, tell: service.tell, rejoin, host }
}

const noAnswer: Answer = () => ({ error: { kind: 'failed', reference: 'no answer' } })
