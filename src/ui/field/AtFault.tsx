import type { ReactNode } from 'react'
import { FieldContext } from './field-wiring'

type AtFaultProps = {
  when: boolean
  /** The id of the words that say what is wrong. */
  words: string
  /** One control with a label of its own. */
  children: ReactNode
}

/** Marks a control that stands in no Field as at fault: it is described by the words, and a form leads to it. */
export function AtFault({ when, words, children }: AtFaultProps) {
  const wiring = {
    controlId: undefined,
    labelId: undefined,
    describedBy: words,
    invalid: true,
    required: false,
  }
  return <FieldContext value={when ? wiring : null}>{children}</FieldContext>
}
