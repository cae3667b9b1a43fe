import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { client } from '../../app/client'
import { go, type Route } from '../../app/links'
import { usePageTitle } from '../../app/page-title'
import { useSay } from '../../app/say'
import { Stack } from '../../ui/Stack'
import { AskedColumns } from './AskedColumns'
import { createImportView, type ImportDone } from './import-view'
import { LookAtFile } from './LookAtFile'
import { ReadingCard } from './ReadingCard'
import { StartCards } from './StartCards'

/** A file comes in: read, looked at, decided upon, and only then written. */
export function ImportPage({ route }: { route: Extract<Route, { page: 'import' }> }) {
  return <Visit key={`${route.kind ?? ''} ${route.sessionId ?? ''}`} route={route} />
}

function Visit({ route }: { route: Extract<Route, { page: 'import' }> }) {
  const { t } = useTranslation(['imports', 'common'])
  const [store] = useState(() =>
    createImportView(client.imports, { kind: route.kind ?? null, sessionId: route.sessionId ?? null }),
  )
  const view = useStore(store)
  const say = useSay()
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
      // What is being written goes on; a file that was only looked at is put away.
      if (store.getState().stage.at !== 'writing') store.getState().close()
    }
  }, [store])

  const { stage } = view
  const kind = stage.at === 'look' || stage.at === 'writing' ? stage.look.kind : view.wish.kind
  usePageTitle(kind && stage.at !== 'start' ? t(`page.titleOf.${kind}`) : t('page.title'))

  const apply = async () => {
    const done = await view.apply()
    if (done === null) {
      const { error } = store.getState()
      if (error && !here.current) say.refused('imports', error)
      return
    }
    if (done === 'stopped') {
      say.done(t('apply.stopped'), { undoSeq: null })
      return
    }
    const left = done.leftOut > 0 ? t('done.leftOut', { count: done.leftOut }) : ''
    say.done(t(`done.${done.kind}`, { count: done.written }) + left, { undoSeq: done.seq })
    if (here.current) go(whereTo(done))
  }

  switch (stage.at) {
    case 'start':
      return <StartCards view={view} expected={route.kind ?? null} />
    case 'reading':
      return <ReadingCard name={view.file?.name ?? ''} phase={stage.phase} onStop={view.stop} />
    case 'asked':
      return <AskedColumns view={view} asked={stage.asked} />
    case 'look':
    case 'writing':
      return (
        <Stack>
          <LookAtFile
            view={view}
            look={stage.look}
            writing={stage.at === 'writing' ? stage : null}
            expected={route.kind ?? null}
            onApply={() => void apply()}
          />
        </Stack>
      )
  }
}

/** Where what came in can be seen. */
function whereTo({ kind, sessionId }: ImportDone): Route {
  if (kind === 'people') return { page: 'people' }
  if (kind === 'ability' || sessionId === null) return { page: 'gaps' }
  return { page: 'session', id: sessionId, tab: kind === 'scores' ? 'marks' : 'attendance' }
}
