import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandPalette } from '../../ui/overlay/CommandPalette'
import { useAsk } from '../call'
import { usePageCommands } from '../commands'
import { useLanguage } from '../language'
import { go } from '../links'
import type { AnyT } from '../loose-text'
import { hitGroups } from './hit-groups'
import { matching } from './matching'
import { usePaletteCommands } from './palette-commands'
import { routeOfHit } from './route-of-hit'

/** Milliseconds after the last key before the service is asked. */
const pause = 90

/** Ctrl+K: people, courses, sessions and things to do. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('search')
  const language = useLanguage(state => state.language)
  const [query, setQuery] = useState('')
  const text = useSettled(query.trim(), pause)
  const hits = useAsk('search', 'find', { text, limit: 20 }, { enabled: text !== '', keepPrevious: true })
  const own = usePageCommands()
  const commands = usePaletteCommands()
  const found = text === '' || query.trim() === '' ? [] : (hits.data ?? [])
  const pages = { id: 'go', label: t('group.go'), items: matching(commands.go, query) }
  const things = { id: 'do', label: t('group.do'), items: matching(commands.do, query) }
  const groups = [
    ...hitGroups(t as AnyT, language, found),
    { id: 'page', label: t('group.page'), items: matching(own, query) },
    // Before anything is typed the pages are in the side bar; a word is more often a page's name.
    ...(query.trim() === '' ? [things, pages] : [pages, things]),
  ]
  const choose = (id: string) => {
    onClose()
    const hit = found.find(one => `${one.kind} ${one.id}` === id)
    const route = hit && routeOfHit(hit)
    if (route) go(route)
    else [...own, ...commands.go, ...commands.do].find(one => one.id === id)?.run()
  }
  return (
    <CommandPalette
      query={query}
      onQuery={setQuery}
      groups={groups}
      onChoose={choose}
      onClose={onClose}
      loading={text !== query.trim() || hits.isFetching}
      words={{
        label: t('label'),
        placeholder: t('placeholder'),
        results: t('results'),
        empty: t('empty'),
        loading: t('loading'),
      }}
    />
  )
}

function useSettled(value: string, milliseconds: number): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return settled
}
