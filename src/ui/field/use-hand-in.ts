import { type RefObject, useRef } from 'react'
import { useKeys } from '../keys'
import { handInFrom } from './first-problem'

interface HandedIn {
  /** The form, or what stands around one that is none to the browser. */
  around: RefObject<HTMLElement | null>
  /** What handing it in is called, for the list of keys. Without it Ctrl+S is left to others. */
  name: string | undefined
  run: () => void
  /** Takes Ctrl+S only while the focus is inside, and Ctrl+Enter, too: another form stands around it. */
  beside?: boolean
}

/**
 * The one way a form is handed in: Ctrl+S does it here, and what comes back is for its button and for Enter. None of
 * them passes a number outside its ends, and after each a field at fault has the focus.
 */
export function useHandIn({ around, name, run, beside }: HandedIn): () => void {
  // What a control inside takes at the last moment belongs to what is handed in.
  const latest = useRef(run)
  latest.current = run
  const handIn = () => handInFrom(around.current, () => latest.current())
  const keys = name === undefined ? [] : [{ keys: 'Ctrl S', label: name, run: handIn }]
  useKeys(
    // The form around would hand itself in.
    beside ? [...keys, { keys: 'Ctrl Enter', run: handIn }] : keys,
    beside ? around : undefined,
    around,
  )
  return handIn
}
