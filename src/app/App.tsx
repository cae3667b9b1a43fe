import { Suspense, useEffect } from 'react'
import { useAsk } from './call'
import { useRoute } from './links'
import { pages } from './pages'

/** The book decides what the person sees: the welcome page, the recovery page, or the desk. */
export function App() {
  const state = useAsk('book', 'state', {})
  const route = useRoute()
  const Page = pages[route.page] as React.ComponentType<{ route: typeof route }> | undefined
  const settled = state.data !== undefined
  useEffect(() => {
    if (settled) window.zhixing.painted()
  }, [settled])
  if (!state.data) return null
  return <Suspense>{Page ? <Page route={route} /> : <p>{state.data.state}</p>}</Suspense>
}
