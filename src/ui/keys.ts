import { type RefObject, useEffect, useRef } from 'react'

export const isMac = navigator.platform.startsWith('Mac')

/** As it is printed on the key: `Ctrl K`, on a Mac `⌘ K`. */
export const chord = (keys: string): string => (isMac ? keys.replace('Ctrl', '⌘') : keys)

/** A key, or a chord, and what it does. */
export interface Key {
  /** As it is printed, in English: `N`, `/`, `Del`, `Enter`, `Esc`, `F1`, `Ctrl S`, `Ctrl Shift Z`, `Alt ←`. */
  keys: string
  /** What it does, for the list of the page's keys. Without it the key is not listed. */
  label?: string | undefined
  /** Enter that is taken in a line of text, too: in a small form inside another one. */
  typing?: boolean
  run(): void
}

/** Keys that are only told of: a grid takes them itself. */
export type KeyWords = Pick<Key, 'keys'> & { label: string }

interface Layer {
  keys: () => readonly (Key | KeyWords)[]
  inside: Place | undefined
  of: Place | undefined
}
type Place = RefObject<HTMLElement | null>

/** All that is listened for now, in the order it came. */
const layers: Layer[] = []

/**
 * Keys of the page, or with `inside` of what has the focus in it; the innermost takes a key first:
 * `useKeys([{ keys: 'N', label: t('list.add'), run: add }, { keys: 'Ctrl S', run: save }])`.
 * A single key is not taken from somebody who types or has a list open, Ctrl+Z not from a text field, and nothing
 * past an open dialog. What hands something in (Ctrl+S, Ctrl+Enter) is done to what is on top: the page's own waits
 * while a panel or a menu lies over it. `of`: the keys of a form in a panel, taken from anywhere.
 */
export function useKeys(keys: readonly Key[], inside?: Place, of?: Place): void {
  useLayer(keys, inside, of)
}

/** Puts keys that something else takes on the list of the page's keys. */
export function useKeyWords(words: readonly KeyWords[]): void {
  useLayer(words)
}

function useLayer(keys: readonly (Key | KeyWords)[], inside?: Place, of?: Place): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const layer = { keys: () => latest.current, inside, of }
    if (layers.push(layer) === 1) {
      window.addEventListener('keydown', lookForList, true)
      window.addEventListener('keydown', press)
    }
    return () => {
      layers.splice(layers.indexOf(layer), 1)
      if (layers.length > 0) return
      window.removeEventListener('keydown', lookForList, true)
      window.removeEventListener('keydown', press)
    }
  }, [inside, of])
}

/** The keys that have words now, each once. */
export function keysNow(): KeyWords[] {
  const found = new Map<string, KeyWords>()
  for (const layer of layers)
    for (const { keys, label } of layer.keys()) if (label) found.set(keys, { keys, label })
  return [...found.values()]
}

/** An open list takes Esc and is gone before the page hears of it: the key was still the list's. */
let listWasOpen = false
function lookForList(): void {
  listWasOpen = document.querySelector(openList) !== null
}

function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const id = idOfEvent(event)
  if (event.repeat && !mayRepeat.test(id)) return
  const at = event.target instanceof Element ? event.target : document.body
  for (const layer of inTurn(at)) {
    if (beneath(layer, id)) continue
    const key = layer.keys().find(one => idOf(one.keys) === id)
    if (!key || !('run' in key) || takenBy(at, id, key)) continue
    event.preventDefault()
    key.run()
    return
  }
  if (id === 'ctrl enter') submitAround(event, at)
}

/** A form whose keys nobody listens for is handed in all the same. */
function submitAround(event: KeyboardEvent, at: Element): void {
  const form = at.closest('form')
  if (!form) return
  event.preventDefault()
  form.requestSubmit()
}

/** What stands around the focus, from the inside out, and then the page. */
function inTurn(at: Element): Layer[] {
  const around: Layer[] = []
  for (let element: Element | null = at; element !== null; element = element.parentElement)
    around.push(...layers.filter(({ inside }) => inside?.current === element))
  return [...around, ...layers.filter(({ inside }) => inside === undefined)]
}

const printed: Readonly<Record<string, string>> = {
  del: 'delete',
  esc: 'escape',
  '↑': 'arrowup',
  '↓': 'arrowdown',
  '←': 'arrowleft',
  '→': 'arrowright',
}

function idOf(keys: string): string {
  return keys
    .toLowerCase()
    .split(' ')
    .map(part => printed[part] ?? part)
    .join(' ')
}

function idOfEvent(event: KeyboardEvent): string {
  const ctrl = isMac ? event.metaKey : event.ctrlKey
  const other = isMac ? event.ctrlKey : event.metaKey
  // A Chinese keyboard's question mark is the same key.
  const key = event.key === '？' ? '?' : event.key.toLowerCase()
  // Shift makes the character itself what it is.
  const shift = event.shiftKey && (ctrl || key.length > 1)
  return [other && 'other', ctrl && 'ctrl', event.altKey && 'alt', shift && 'shift', key]
    .filter(Boolean)
    .join(' ')
}

/** Held down, only going back and forth goes on. */
const mayRepeat = /^(ctrl (shift )?[zy]|alt arrow\w+)$/
/** What a text field does with these is what is meant there. */
const edits = isMac ? /^(ctrl (shift )?[zy]|alt arrow\w+)$/ : /^ctrl (shift )?[zy]$/
const single = /^[^ ]+$/
const everywhere = /^(escape|f\d+)$/
const ownsEnter =
  'a, button, select, summary, textarea, [role="button"], [role="combobox"], [contenteditable]'
const openList = '[role="menu"], [role="listbox"]'
const dialog = '[role="dialog"], [role="alertdialog"]'
const overPage = '[data-side-panel], [role="menu"]'
const handsIn = /^ctrl (s|enter)$/

/** Something lies over it: a question is answered first, and what hands something in is meant for the top. */
function beneath({ inside, of }: Layer, id: string): boolean {
  const at = (inside ?? of)?.current
  if (document.querySelector(dialog)) return !at?.closest(dialog)
  return !inside && handsIn.test(id) && document.querySelector(overPage) !== null && !at?.closest(overPage)
}

/** Whether the key belongs to what it was pressed in. */
function takenBy(at: Element, id: string, key: Key): boolean {
  if (!single.test(id)) return edits.test(id) && isTextField(at)
  if (listWasOpen || document.querySelector(openList)) return true
  if (everywhere.test(id)) return false
  if (id === 'enter')
    return at.closest(ownsEnter) !== null || (at.matches('input') && !(key.typing && isTextField(at)))
  return isTextField(at) || at.closest('select, [role="spinbutton"]') !== null
}

/** What a person types into. */
function isTextField(at: Element): boolean {
  if (at instanceof HTMLTextAreaElement) return true
  if (at instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'submit', 'range', 'file'].includes(at.type)
  return at instanceof HTMLElement && at.isContentEditable
}
