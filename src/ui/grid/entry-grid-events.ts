import type { KeyboardEvent, MouseEvent } from 'react'
import { cellStep, type Spot } from '../arrows'
import { plainDigits } from '../field/decimal'
import { nextEnterable, rangeOf, toTsv } from './entry-grid-shape'
import type { EntryDesk, EntryGridEvents } from './entry-state-shape'

const isFunctionKey = (key: string) => /^F\d{1,2}$/.test(key)
const inInput = (event: { target: EventTarget | null }) => event.target instanceof HTMLInputElement

/** What keys, mouse and clipboard do in an EntryGrid. */
export function entryGridEvents<Row>(desk: EntryDesk<Row>): EntryGridEvents {
  /** After Escape the next Tab leaves the grid, so that nobody is caught in it. */
  let leaving = false

  const sheet = () => ({
    rows: desk.source().rows.length,
    columns: desk.source().columns.length,
    enterable: desk.enterable,
  })

  const cellsInRange = () => {
    const { at, anchor } = desk.view()
    const range = rangeOf(at, anchor)
    const spots: Spot[] = []
    for (let row = range.top; row <= range.bottom; row += 1) {
      for (let column = range.left; column <= range.right; column += 1) spots.push({ row, column })
    }
    return spots
  }

  const down = (by: 1 | -1) => {
    const { at } = desk.view()
    const row = Math.min(desk.source().rows.length - 1, Math.max(0, at.row + by))
    desk.goTo({ row, column: at.column }, false)
  }

  /** Goes to the next cell to enter; false when there is none and the browser may go on. */
  const tab = (by: 1 | -1): boolean => {
    const enterable = (spot: Spot) => desk.enterable(spot) && !desk.source().columns[spot.column]?.aside
    const next = nextEnterable({ ...sheet(), enterable }, desk.view().at, by)
    if (next) desk.goTo(next, false)
    return next !== null
  }

  /** Asks the page about a key, for every chosen cell that can be entered; true when it answered. */
  const askPage = (key: string): boolean => {
    const { onKey, onCommit } = desk.source()
    if (!onKey) return false
    let answered = false
    let goesDown = false
    const edits = []
    for (const spot of cellsInRange()) {
      const place = desk.enterable(spot) ? desk.place(spot) : null
      const answer = place && onKey(place, key)
      if (!place || !answer) continue
      answered = true
      goesDown ||= answer.move === 'down'
      if (answer.text !== desk.textAt(spot)) edits.push({ ...place, text: answer.text })
    }
    if (edits.length > 0) onCommit(edits)
    if (!answered) return false
    desk.edit(null)
    if (goesDown) down(1)
    else desk.refocus()
    return true
  }

  const clear = () => {
    const edits = cellsInRange()
      .filter(spot => desk.enterable(spot) && desk.textAt(spot) !== '')
      .flatMap(spot => {
        const place = desk.place(spot)
        return place ? [{ ...place, text: '' }] : []
      })
    if (edits.length > 0) desk.source().onCommit(edits)
  }

  const begin = (text: string, typed: boolean) => desk.edit({ text, typed, error: null })

  const entryAt = (spot: Spot) =>
    desk.enterable(spot) ? desk.source().columns[spot.column]?.entry : undefined

  const pressCell = (event: KeyboardEvent) => {
    // Keys pressed in a button of a cell are its own.
    if (event.target !== event.currentTarget || event.altKey) return
    const { at } = desk.view()
    const { key } = event
    const whole = event.ctrlKey || event.metaKey
    const wasLeaving = leaving
    leaving = key === 'Escape'

    const step = cellStep(sheet(), at, key, whole)
    if (step) desk.goTo(step, event.shiftKey)
    else if (whole) return
    else if (key === 'Enter') down(event.shiftKey ? -1 : 1)
    else if (key === 'Tab') {
      if (wasLeaving || !tab(event.shiftKey ? -1 : 1)) return
    } else if (key === 'Escape') {
      desk.goTo(at, false)
      desk.edit(null)
      return
    } else if (key === 'Delete' || key === 'Backspace') clear()
    else if ((isFunctionKey(key) || /^\d$/.test(key)) && askPage(key)) {
      // The page took it.
    } else if (key === 'F2' && entryAt(at)) begin(desk.textAt(at), false)
    else if (entryAt(at) === 'number' && /^[0-9.]$/.test(plainDigits(key))) begin(plainDigits(key), true)
    else if (entryAt(at) === 'text' && key.length === 1) {
      // Opened with all its text chosen; the key itself goes on into the input.
      begin(desk.textAt(at), false)
      return
    } else return
    event.preventDefault()
  }

  const pressInput = (event: KeyboardEvent<HTMLInputElement>) => {
    // An input method at work keeps its keys.
    if (event.nativeEvent.isComposing || event.altKey) return
    const { at, editing } = desk.view()
    const { key, currentTarget: input } = event
    leaving = false

    if (key === 'Escape') {
      event.stopPropagation()
      desk.edit(null)
      desk.refocus()
    } else if (key === 'Enter') {
      if (desk.commit()) down(event.shiftKey ? -1 : 1)
    } else if (key === 'ArrowDown' || key === 'ArrowUp') {
      if (desk.commit()) down(key === 'ArrowDown' ? 1 : -1)
    } else if (key === 'Tab') {
      if (!desk.commit()) event.preventDefault()
      else if (!tab(event.shiftKey ? -1 : 1)) return
    } else if (key === 'ArrowLeft' || key === 'ArrowRight') {
      const caretEnd =
        key === 'ArrowLeft' ? input.selectionStart === 0 : input.selectionEnd === input.value.length
      if (event.shiftKey || (!editing?.typed && !caretEnd)) return
      const step = cellStep(sheet(), at, key, false)
      if (step && desk.commit()) desk.goTo(step, false)
    } else if (!(isFunctionKey(key) && askPage(key))) return
    event.preventDefault()
  }

  const mouseDown = (event: MouseEvent, spot: Spot) => {
    if (inInput(event) || event.button !== 0) return
    event.preventDefault()
    if (desk.commit()) desk.goTo(spot, event.shiftKey)
  }

  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text') ?? ''
    const { onPaste } = desk.source()
    const block = /[\t\r\n]/.test(text.replace(/[\r\n]+$/, ''))
    if (!onPaste || text === '' || (inInput(event) && !block)) return
    event.preventDefault()
    const { at, anchor } = desk.view()
    const range = rangeOf(at, anchor)
    const place = desk.place({ row: range.top, column: range.left })
    desk.edit(null)
    desk.refocus()
    if (place) onPaste(place, text)
  }

  const copy = (event: ClipboardEvent) => {
    if (inInput(event)) return
    const { at, anchor } = desk.view()
    const range = rangeOf(at, anchor)
    const lines: string[][] = []
    for (const spot of cellsInRange()) {
      const line = lines[spot.row - range.top] ?? []
      line.push(desk.textAt(spot))
      lines[spot.row - range.top] = line
    }
    event.clipboardData?.setData('text/plain', toTsv(lines))
    event.preventDefault()
  }

  return {
    pressCell,
    pressInput,
    type: text => {
      const { editing } = desk.view()
      if (editing) desk.edit({ ...editing, text, error: null })
    },
    leaveInput: () => {
      desk.commit()
    },
    mouseDown,
    mouseEnter: (event, spot) => {
      if (event.buttons === 1 && !desk.view().editing) desk.goTo(spot, true)
    },
    doubleClick: spot => {
      if (entryAt(spot)) begin(desk.textAt(spot), false)
    },
    focusCell: spot => {
      const { at } = desk.view()
      if (at.row !== spot.row || at.column !== spot.column) desk.goTo(spot, false)
    },
    copy,
    paste,
  }
}
