import type { Attempt, Component, MarkRow } from '../../../../src/contract/assessments'
import type { FormValue } from '../../documents/form/form-sheet'
import type { FormVoice } from '../../documents/form/form-voice'

/** A mark in hundredths, or the word of what stands in its place. */
export function componentValue(voice: FormVoice, component: Component | null | undefined): FormValue {
  if (!component) return null
  return component.kind === 'scored' ? component.mark : voice.say(`verdict.${component.kind}`)
}

/** The total of an attempt, or why there is none. */
export function totalValue(voice: FormVoice, attempt: Attempt | null | undefined): FormValue {
  if (!attempt) return null
  if (attempt.total !== null) return attempt.total
  return attempt.verdict === 'incomplete' ? null : voice.say(`verdict.${attempt.verdict}`)
}

/** 合格 or not, and 补考缺考 where that is why nothing changed; 缺勤 for who never came; empty while marks are missing. */
export function verdictValue(voice: FormVoice, row: MarkRow): string | null {
  const { finalVerdict, resitNotSat, absent } = row
  if (finalVerdict === 'failed' && resitNotSat) return voice.say(`verdict.failed_${resitNotSat}`)
  if (finalVerdict !== 'incomplete') return voice.say(`verdict.${finalVerdict}`)
  return absent ? voice.say('verdict.absent') : null
}
