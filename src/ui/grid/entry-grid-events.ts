import type { KeyboardEvent, MouseEvent } from 'react'
import { cellStep, type Spot } from '../arrows'
import { plainDigits } from '../field/decimal'
import { nextEnterable, rangeOf, toTsv } from './entry-grid-shape'
import type { EntryGridEvents, EntryState } from './entry-state-shape'

const isFunctionKey = (key: string) => /^F\d{1,2}$/.test(key)
const inInput = (event: { target: EventTarget | null }) => event.target instanceof HTMLInputElement

/** What keys, mouse and clipboard do in an EntryGrid. */
export function entryGridEvents<Row>(grid: EntryState<Row>): EntryGridEvents {
  /** After Escape the next Tab leaves the grid, so that nobody is caught in it. */
  let leaving = false

  const sheet = () => ({
    rows: grid.source().rows.length,
    columns: grid.source().columns.length,
    enterable: grid.enterable,
  })

  const cellsInRange = () => {
    const { at, anchor } = grid.view()
    const range = rangeOf(at, anchor)
    const spots: Spot[] = []
    for (let row = range.top; row <= range.bottom; row += 1) {
      for (let column = range.left; column <= range.right; column += 1) spots.push({ row, column })
    }
    return spots
  }

  const down = (by: 1 | -1) => {
    const { at } = grid.view()
    const row = Math.min(grid.source().rows.length - 1, Math.max(0, at.row + by))
    grid.goTo({ row, column: at.column }, false)
  }

  /** Goes to the next cell to enter; false when there is none and the browser may go on. */
  const tab = (by: 1 | -1): boolean => {
    const enterable = (spot: Spot) => grid.enterable(spot) && !grid.source().columns[spot.column]?.aside
    const next = nextEnterable({ ...sheet(), enterable }, grid.view().at, by)
    if (next) grid.goTo(next, false)
    return next !== null
  }

  /** Asks the page about a key, for every chosen cell that can be entered; true when it answered. */
  const askPage = (key: string): boolean => {
    const { onKey, onCommit } = grid.source()
    if (!onKey) return false
    let answered = false
    let goesDown = false
    const edits = []
    for (const spot of cellsInRange()) {
      const place = grid.enterable(spot) ? grid.place(spot) : null
      const answer = place && onKey(place, key)
      if (!place || !answer) continue
      answered = true
      goesDown ||= answer.move === 'down'
      if (answer.text !== grid.textAt(spot)) edits.push({ ...place, text: answer.text })
    }
    if (edits.length > 0) onCommit(edits)
    if (!answered) return false
    grid.edit(null)
    if (goesDown) down(1)
    else grid.refocus()
    return true
  }

  const clear = () => {
    const edits = cellsInRange()
      .filter(spot => grid.enterable(spot) && grid.textAt(spot) !== '')
      .flatMap(spot => {
        const place = grid.place(spot)
        return place ? [{ ...place, text: '' }] : []
      })
    if (edits.length > 0) grid.source().onCommit(edits)
  }

  const begin = (text: string, typed: boolean) => grid.edit({ text, typed, error: null })

  const isSingle = (spot: Spot) => grid.source().columns[spot.column]?.single === true
  const entryAt = (spot: Spot) =>
    grid.enterable(spot) ? grid.source().columns[spot.column]?.entry : undefined

  const pressCell = (event: KeyboardEvent) => {
    // Keys pressed in a button of a cell are its own.
    if (event.target !== event.currentTarget || event.altKey) return
    const { at } = grid.view()
    const { key } = event
    const whole = event.ctrlKey || event.metaKey
    const wasLeaving = leaving
    leaving = key === 'Escape'

    const step = cellStep(sheet(), at, key, whole)
    if (step) grid.goTo(step, event.shiftKey)
    else if (whole) return
    else if (key === 'Enter') down(event.shiftKey ? -1 : 1)
    else if (key === 'Tab') {
      if (wasLeaving || !tab(event.shiftKey ? -1 : 1)) return
    } else if (key === 'Escape') {
      grid.goTo(at, false)
      grid.edit(null)
      return
    } else if (key === 'Delete' || key === 'Backspace') clear()
    else if ((isFunctionKey(key) || /^\d$/.test(key)) && askPage(key)) {
      // The page took it.
    } else if (key === 'F2' && entryAt(at)) begin(grid.textAt(at), false)
    else if (entryAt(at) === 'number' && /^[0-9.-]$/.test(plainDigits(key))) begin(plainDigits(key), true)
    else if (entryAt(at) === 'text' && key.length === 1) {
      // Opened with all its text chosen; the key itself goes on into the input.
      begin(grid.textAt(at), false)
      return
    } else {
      const place = /^[0-9.]$/.test(plainDigits(key)) && !grid.enterable(at) ? grid.place(at) : null
      if (place) grid.source().onInVain?.(place)
      return
    }
    event.preventDefault()
  }

  const pressInput = (event: KeyboardEvent<HTMLInputElement>) => {
    // An input method at work keeps its keys.
    if (event.nativeEvent.isComposing || event.altKey) return
    const { at, editing } = grid.view()
    const { key, currentTarget: input } = event
    leaving = false

    if (key === 'Escape') {
      event.stopPropagation()
      grid.edit(null)
      grid.refocus()
    } else if (key === 'Enter') {
      if (grid.commit()) down(event.shiftKey ? -1 : 1)
    } else if (key === 'ArrowDown' || key === 'ArrowUp') {
      if (grid.commit()) down(key === 'ArrowDown' ? 1 : -1)
    } else if (key === 'Tab') {
      if (!grid.commit()) event.preventDefault()
      else if (!tab(event.shiftKey ? -1 : 1)) return
    } else if (key === 'ArrowLeft' || key === 'ArrowRight') {
      const caretEnd =
        key === 'ArrowLeft' ? input.selectionStart === 0 : input.selectionEnd === input.value.length
      if (event.shiftKey || (!editing?.typed && !caretEnd)) return
      const step = cellStep(sheet(), at, key, false)
      if (step && grid.commit()) grid.goTo(step, false)
    } else if (editing && isSingle(at) && /^\d$/.test(plainDigits(key))) {
      grid.edit({ ...editing, text: plainDigits(key), error: null })
    } else if (!(isFunctionKey(key) && askPage(key))) return
    event.preventDefault()
  }

  const mouseDown = (event: MouseEvent, spot: Spot) => {
    if (inInput(event) || event.button !== 0) return
    event.preventDefault()
    if (grid.commit()) grid.goTo(spot, event.shiftKey)
  }

  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text') ?? ''
    const { onPaste } = grid.source()
    const block = /[\t\r\n]/.test(text.replace(/[\r\n]+$/, ''))
    if (!onPaste || text === '' || (inInput(event) && !block)) return
    event.preventDefault()
    const { at, anchor } = grid.view()
    const range = rangeOf(at, anchor)
    const place = grid.place({ row: range.top, column: range.left })
    grid.edit(null)
    grid.refocus()
    if (place) onPaste(place, text)
  }

  const copy = (event: ClipboardEvent) => {
    if (inInput(event)) return
    const { at, anchor } = grid.view()
    const range = rangeOf(at, anchor)
    const lines: string[][] = []
    for (const spot of cellsInRange()) {
      const line = lines[spot.row - range.top] ?? []
      line.push(grid.textAt(spot))
      lines[spot.row - range.top] = line
    }
    event.clipboardData?.setData('text/plain', toTsv(lines))
    event.preventDefault()
  }

  return {
    pressCell,
    pressInput,
    type: text => {
      const { editing } = grid.view()
      if (editing) grid.edit({ ...editing, text, error: null })
    },
    leaveInput: () => {
      grid.commit()
    },
    mouseDown,
    mouseEnter: (event, spot) => {
      if (event.buttons === 1 && !grid.view().editing) grid.goTo(spot, true)
    },
    doubleClick: spot => {
      if (entryAt(spot)) begin(grid.textAt(spot), false)
    },
    focusCell: spot => {
      const { at } = grid.view()
      if (at.row !== spot.row || at.column !== spot.column) grid.goTo(spot, false)
    },
    copy,
    paste,
  }
}
