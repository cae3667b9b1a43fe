import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { groupAria } from '../aria-roles'
import { Highlight } from '../Highlight'
import { Kbd } from '../Kbd'
import styles from './CommandPalette.module.css'

export type Command = { id: string; label: string; detail?: string; keyHint?: string }
export type CommandGroup = { id: string; label: string; items: readonly Command[] }

type CommandPaletteProps = {
  query: string
  onQuery: (query: string) => void
  groups: readonly CommandGroup[]
  onChoose: (id: string) => void
  onClose: () => void
  loading?: boolean
  words: { label: string; placeholder: string; results: string; empty: string; loading: string }
}

/** Ctrl+K: find a person, a course, a session, or a thing to do. Drawn while it is open; the page decides when. */
export function CommandPalette(props: CommandPaletteProps) {
  const { query, onQuery, groups, onChoose, onClose, loading = false, words } = props
  const id = useId()
  const items = groups.flatMap(group => group.items)
  const [activeId, setActiveId] = useState<string | null>(null)
  const chosen = items.find(item => item.id === activeId)
  const active = chosen ?? items[0]
  // The text that Enter was pressed on before its answer was there: who types fast means the first of that answer.
  const [entered, setEntered] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const palette = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const before = document.activeElement
    input.current?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])

  useEffect(() => {
    const outside = (event: MouseEvent) => {
      if (!palette.current?.contains(event.target as Node)) onClose()
    }
    document.addEventListener('mousedown', outside)
    return () => document.removeEventListener('mousedown', outside)
  }, [onClose])

  useEffect(() => {
    if (!active) return
    const option = list.current?.querySelector('[aria-selected="true"]')
    option?.scrollIntoView?.({ block: 'nearest' })
  }, [active])

  useEffect(() => {
    if (entered === null) return
    if (entered !== query) setEntered(null)
    else if (!loading && active) {
      setEntered(null)
      onChoose(active.id)
    }
  }, [entered, query, loading, active, onChoose])

  const enter = () => {
    if (chosen) onChoose(chosen.id)
    else if (active && !loading) onChoose(active.id)
    else setEntered(query)
  }

  const move = (by: number) => {
    if (items.length === 0) return
    const at = active ? items.indexOf(active) : -1
    setActiveId(items[(at + by + items.length) % items.length]?.id ?? null)
  }

  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') move(1)
    else if (event.key === 'ArrowUp') move(-1)
    else if (event.key === 'Enter') enter()
    else if (event.key === 'Escape') onClose()
    // There is one control in here, so Tab has nowhere to go.
    else if (event.key !== 'Tab') return
    event.preventDefault()
    event.stopPropagation()
  }

  return createPortal(
    <div className={styles.veil}>
      <div ref={palette} className={styles.palette} role="dialog" aria-modal="true" aria-label={words.label}>
        <input
          ref={input}
          className={styles.input}
          role="combobox"
          aria-label={words.label}
          aria-expanded={items.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active && `${id}-${active.id}`}
          placeholder={words.placeholder}
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={event => {
            setActiveId(null)
            onQuery(event.target.value)
          }}
          onKeyDown={press}
        />
        <div ref={list} id={`${id}-list`} className={styles.list} role="listbox" aria-label={words.results}>
          {groups.map(group =>
            group.items.length === 0 ? null : (
              <div key={group.id} {...groupAria(`${id}-head-${group.id}`)}>
                <div id={`${id}-head-${group.id}`} className={styles.head} role="presentation">
                  {group.label}
                </div>
                {group.items.map(item => (
                  // The keyboard reaches options through the input above (aria-activedescendant).
                  <div
                    key={item.id}
                    id={`${id}-${item.id}`}
                    className={styles.option}
                    role="option"
                    tabIndex={-1}
                    aria-selected={item === active}
                    onMouseMove={() => item !== active && setActiveId(item.id)}
                    onMouseDown={event => event.preventDefault()}
                    onClick={() => onChoose(item.id)}
                    onKeyDown={press}
                  >
                    <span className={styles.label}>
                      <Highlight text={item.label} query={query} />
                    </span>
                    {item.detail && <span className={styles.detail}>{item.detail}</span>}
                    {item.keyHint && <Kbd>{item.keyHint}</Kbd>}
                  </div>
                ))}
              </div>
            ),
          )}
        </div>
        <div role="status" className={styles.status}>
          {items.length === 0 ? (loading ? words.loading : words.empty) : null}
        </div>
      </div>
    </div>,
    document.body,
  )
}
