import { createContext, useContext } from 'react'

export type FieldWiring = {
  controlId: string | undefined
  labelId: string | undefined
  describedBy: string | undefined
  invalid: boolean
  required: boolean
}

export const FieldContext = createContext<FieldWiring | null>(null)

export type ControlAria = {
  id: string | undefined
  'aria-label': string | undefined
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
  'aria-required': true | undefined
}

/** What ties a control to the Field around it. Alone, a control needs a label of its own: a nameless one is a bug. */
export function useControl(label: string | undefined): ControlAria {
  const field = useContext(FieldContext)
  if (!field && !label) throw new Error('A control stands in a Field or has a label')
  return {
    id: field?.controlId,
    'aria-label': label,
    'aria-describedby': field?.describedBy,
    'aria-invalid': field?.invalid || undefined,
    'aria-required': field?.required || undefined,
  }
}

/** The same for a control made of several elements, which is named by the label's id. */
export function useGroupControl(label: string | undefined) {
  const field = useContext(FieldContext)
  if (!field && !label) throw new Error('A control stands in a Field or has a label')
  return {
    id: field?.controlId,
    'aria-label': label,
    'aria-labelledby': label ? undefined : field?.labelId,
    'aria-describedby': field?.describedBy,
    isInvalid: field?.invalid ?? false,
    isRequired: field?.required ?? false,
  }
}
