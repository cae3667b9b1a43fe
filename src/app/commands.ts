import { useEffect, useRef } from 'react'
import { create } from 'zustand'

/** One thing to do in Ctrl+K. */
export interface PageCommand {
  /** '<area>.<verb>', e.g. 'sessions.new'. */
  id: string
  label: string
  /** Further words it is found by: its pinyin and initials, other names for it. */
  words?: string
  keyHint?: string
  run(): void
}

interface Registry {
  byPage: ReadonlyMap<symbol, readonly PageCommand[]>
}
const useRegistry = create<Registry>(() => ({ byPage: new Map() }))

/**
 * A page's own commands stand in Ctrl+K while the page stands:
 * `useCommands([{ id: 'sessions.close', label: t('close'), run: close }])`.
 */
export function useCommands(commands: readonly PageCommand[]): void {
  const latest = useRef(commands)
  latest.current = commands
  const shape = commands.map(one => `${one.id} ${one.label}`).join('\n')
  useEffect(() => {
    const owner = Symbol(shape)
    const own = latest.current.map(one => ({
      ...one,
      run: () => latest.current.find(now => now.id === one.id)?.run(),
    }))
    useRegistry.setState(({ byPage }) => ({ byPage: new Map(byPage).set(owner, own) }))
    return () =>
      useRegistry.setState(({ byPage }) => {
        const rest = new Map(byPage)
        rest.delete(owner)
        return { byPage: rest }
      })
  }, [shape])
}

export function usePageCommands(): readonly PageCommand[] {
  const byPage = useRegistry(state => state.byPage)
  return [...byPage.values()].flat()
}
