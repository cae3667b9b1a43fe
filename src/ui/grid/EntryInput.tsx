import { useId, useLayoutEffect, useRef } from 'react'
import { cx } from '../cx'
import styles from './EntryGrid.module.css'
import type { Editing, EntryGridEvents } from './entry-state-shape'

type EntryInputProps = {
  label: string
  editing: Editing
  numeric: boolean
  /** The message stands above the cell, since there is no room below. */
  above: boolean
  on: EntryGridEvents
}

/** The open cell. */
export function EntryInput({ label, editing, numeric, above, on }: EntryInputProps) {
  const input = useRef<HTMLInputElement>(null)
  const messageId = useId()
  const typed = useRef(editing.typed)

  useLayoutEffect(() => {
    const element = input.current
    if (!element) return
    element.focus()
    if (typed.current) element.setSelectionRange(element.value.length, element.value.length)
    else element.select()
  }, [])

  return (
    <>
      <input
        ref={input}
        className={cx(styles.input, numeric && styles.number)}
        type="text"
        inputMode={numeric ? 'decimal' : 'text'}
        aria-label={label}
        aria-invalid={editing.error === null ? undefined : true}
        aria-describedby={editing.error === null ? undefined : messageId}
        autoComplete="off"
        spellCheck={false}
        value={editing.text}
        onChange={event => on.type(event.target.value)}
        onKeyDown={on.pressInput}
        onBlur={on.leaveInput}
      />
      {editing.error !== null && (
        <span id={messageId} role="alert" className={cx(styles.message, above && styles.above)}>
          {editing.error}
        </span>
      )}
    </>
  )
}
