import { QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { I18nextProvider } from 'react-i18next'
import { queryClient } from '../../../src/app/client'
import { useLanguage } from '../../../src/app/language'
import type { HostCalls } from '../../../src/contract/host'
import { createWords, type Language } from '../../../src/i18n/setup'
import { ToastProvider } from '../../../src/ui/feedback/ToastProvider'
import { draftsInMemory } from './drafts-in-memory'
import { type Answers, answering, serviceInMemory } from './service-in-memory'

interface Surroundings {
  language?: Language | undefined
  drafts?: ReturnType<typeof draftsInMemory>
  host?: Partial<HostCalls>
}

/** A page as a person has it, without the frame, in front of a service and a host in memory. */
export function renderPage(
  page: ReactNode,
  answers: Answers,
  { language = 'zh-CN', drafts = draftsInMemory(), host = {} }: Surroundings = {},
) {
  useLanguage.setState({ language })
  queryClient.clear()
  window.zhixing = { painted: () => undefined, keepWindowOpen: () => undefined, ...host } as HostCalls
  const service = serviceInMemory(answering(answers), drafts)
  const view = render(
    <I18nextProvider i18n={createWords(language)}>
      <QueryClientProvider client={queryClient}>
        <I18nProvider locale={language === 'en' ? 'en-GB' : language}>
          <ToastProvider label="消息" closeLabel="关闭">
            {page}
          </ToastProvider>
        </I18nProvider>
      </QueryClientProvider>
    </I18nextProvider>,
  )
  return { ...view, ...service }
}
