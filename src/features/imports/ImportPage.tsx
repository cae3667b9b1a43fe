import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useAsk } from '../../app/call'
import { client } from '../../app/client'
import { go, type Route } from '../../app/links'
import { routeIn } from '../../app/page-areas'
import { usePageTitle } from '../../app/page-title'
import { useSay } from '../../app/say'
import { ErrorState } from '../../ui/feedback/ErrorState'
import { ProgressBar } from '../../ui/feedback/ProgressBar'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { useKeys } from '../../ui/keys'
import { Card } from '../../ui/layout/Card'
import { Stack } from '../../ui/layout/Stack'
import { AskedColumns } from './ColumnFields'
import { FilePreview } from './FilePreview'
import { importRefusalText } from './finding-text'
import { createImportView, type ImportDone, type ReadingPhase } from './import-view'
import { type ImportKind, ImportKinds, kindText, useImportKinds } from './kinds'
import { StartCards } from './StartCards'
import { StoppedImports, useStoppedImports } from './StoppedImports'

/** A file comes in: read, looked at, decided upon, and only then written. */
export function ImportPage({ route }: { route: Extract<Route, { page: 'import' }> }) {
  const { t } = useTranslation(['imports', 'common'])
  const kinds = useAsk('imports', 'kinds', {})
  if (kinds.isPending) return <Skeleton label={t('common:page.loading')} rows={8} />
  if (kinds.isError) return <ErrorState title={importRefusalText(t, kinds.error)} />
  return (
    <ImportKinds value={kinds.data}>
      <Visit key={`${route.kind ?? ''} ${route.sessionId ?? ''}`} route={route} />
    </ImportKinds>
  )
}

function Visit({ route }: { route: Extract<Route, { page: 'import' }> }) {
  const kinds = useImportKinds()
  const expected = kinds.find(one => one.kind === route.kind) ?? null
  const { t } = useTranslation(['imports', 'common'])
  const [store] = useState(() =>
    createImportView(client.imports, { kind: expected?.kind ?? null, sessionId: route.sessionId ?? null }),
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
  const kind = stage.at === 'preview' || stage.at === 'writing' ? stage.preview.kind : view.request.kind
  const known = kinds.find(one => one.kind === kind)
  usePageTitle(known && stage.at !== 'start' ? kindText(t, known, 'title') : t('page.title'))

  const apply = async () => {
    const file = view.file?.name
    const done = await view.apply()
    if (done === null) {
      const { error } = store.getState()
      if (error && !here.current) say.refused('imports', error)
      return
    }
    if (done === 'stopped') {
      say.done(t('apply.stopped'), { undoSeq: null })
      if (!here.current && file !== undefined) useStoppedImports.getState().add(file)
      return
    }
    const left = done.leftOut > 0 ? t('done.leftOut', { count: done.leftOut }) : ''
    const own = kinds.find(one => one.kind === done.kind)
    const text = own ? kindText(t, own, 'done', { count: done.written }) : ''
    say.done(text + left, { undoSeq: done.seq })
    const seen = own && whereTo(own, done)
    if (here.current && seen) go(seen)
  }

  switch (stage.at) {
    case 'start':
      return (
        <Stack>
          <StoppedImports />
          <StartCards view={view} expected={expected} />
        </Stack>
      )
    case 'reading':
      return <ReadingCard name={view.file?.name ?? ''} phase={stage.phase} onStop={view.stop} />
    case 'asked':
      return <AskedColumns key={`${stage.asked.kind} ${stage.asked.sheet}`} view={view} asked={stage.asked} />
    case 'preview':
    case 'writing':
      return (
        <Stack grows>
          <FilePreview
            view={view}
            preview={stage.preview}
            writing={stage.at === 'writing' ? stage : null}
            expected={expected}
            onApply={() => void apply()}
          />
        </Stack>
      )
  }
}

/** Where what came in can be seen; null when its area names a page there is not. */
function whereTo({ seenOn, ofSession }: ImportKind, { sessionId }: ImportDone): Route | null {
  const { page, tab } = seenOn
  const query = new URLSearchParams({
    ...(ofSession && sessionId !== null ? { id: sessionId } : {}),
    ...(tab === null ? {} : { tab }),
  })
  return routeIn(page, query)
}

type ReadingCardProps = { name: string; phase: ReadingPhase; onStop: () => void }

/** A file being read: how long that takes nobody knows, so it can be stopped. */
function ReadingCard({ name, phase, onStop }: ReadingCardProps) {
  const { t } = useTranslation(['imports', 'common'])
  useKeys([{ keys: 'Esc', label: t('common:action.stop'), run: onStop }])
  return (
    <Card title={name} large padded>
      <ProgressBar
        label={t(`phase.${phase}`)}
        value={null}
        max={1}
        stop={{ label: t('common:action.stop'), onStop }}
      />
    </Card>
  )
}
