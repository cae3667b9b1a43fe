import type { KeyboardEvent } from 'react'

/** A small form inside another one: Enter in a text field saves, Escape gives up; neither reaches the form around it. */
export function useInlineForm(save: () => void, giveUp: () => void) {
  return {
    onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.nativeEvent.isComposing) return
      const inText = event.target instanceof HTMLInputElement && event.target.type === 'text'
      const inCombo = event.target instanceof HTMLElement && event.target.getAttribute('role') === 'combobox'
      if (event.key === 'Escape') giveUp()
      else if (event.key === 'Enter' && inText && !inCombo) save()
      else return
      event.preventDefault()
      event.stopPropagation()
    },
  }
}
