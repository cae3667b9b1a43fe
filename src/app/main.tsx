import './theme/tokens.css'
import './theme/base.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { App } from './App'
import { queryClient } from './client'
import { pageWords, startWords } from './language'
import { bringPage } from './pages'
import { routeOf } from './route'
import { joinService } from './service-link'

joinService()
const root = document.getElementById('root')
if (!root) throw new Error('the page has no root')
// What the first page needs is fetched together; it is drawn at once. Not awaited here: Today stands in this very script,
// which would wait for itself.
void Promise.all([startWords(), bringPage(routeOf(window.location.hash)?.page ?? '')]).then(() =>
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={pageWords}>
        <QueryClientProvider client={queryClient}>
          <App />
        </QueryClientProvider>
      </I18nextProvider>
    </StrictMode>,
  ),
)
