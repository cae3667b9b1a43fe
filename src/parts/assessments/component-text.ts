import type { Component } from '../../contract/assessments'
import type { ComponentState } from '../../domain/assessments/codes'
import { type Mark, markText } from '../../domain/assessments/marks'
import english from '../../i18n/en/assessments.json'
import type { Language } from '../../i18n/setup'
import chinese from '../../i18n/zh-CN/assessments.json'

type State = Exclude<ComponentState, 'scored'>

const words: Record<Language, Record<State, string>> = { 'zh-CN': chinese.typed, en: english.typed }

/** A state as it is typed, copied and pasted: what `parseMark` reads back. */
export const stateText = (language: Language, state: State): string => words[language][state]

/** A component as it is typed and copied: '88.5', '缺考', ''. */
export function componentText(language: Language, component: Component | null): string {
  if (component === null) return ''
  return component.kind === 'scored' ? markText(component.mark) : stateText(language, component.kind)
}

/** What the rules read, as it crosses the wire. */
export function componentOfMark(mark: Mark | null): Component | null {
  if (mark === null) return null
  return mark.state === 'scored' ? { kind: 'scored', mark: mark.mark } : { kind: mark.state }
}

export function markOfComponent(component: Component | null): Mark | null {
  if (component === null) return null
  return component.kind === 'scored' ? { state: 'scored', mark: component.mark } : { state: component.kind }
}
