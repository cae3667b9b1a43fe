import type { FormLanguage } from '../../../src/domain/forms/codes'
import type { NotedAbout } from '../book/book-service'
import type { FormSheet } from '../documents/form/form-sheet'
import { formVoice } from '../documents/form/form-voice'
import { localMinute } from '../local-time'

/**
 * Says below a form what of it was altered outside and taken note of: when, by whom, how much, why, and in which entry.
 * `accused`: something was altered that nobody has taken note of, this form perhaps.
 */
export function withNoted(
  sheet: FormSheet,
  noted: readonly NotedAbout[],
  accused: boolean,
  language: FormLanguage,
): FormSheet {
  if (noted.length === 0 && !accused) return sheet
  const voice = formVoice(language)
  const paragraphs = noted.map(({ seq, at, operator, reason, rows }) => {
    const params = { seq, at: localMinute(at), by: operator ?? '—', reason, count: rows }
    return voice.say(rows > 0 ? 'form.altered' : 'form.altered_perhaps', params)
  })
  if (accused) paragraphs.unshift(voice.say('form.accused'))
  return { ...sheet, parts: [...sheet.parts, { kind: 'prose', paragraphs, below: true }] }
}
