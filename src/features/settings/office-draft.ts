import type { OfficeSettings } from '../../contract/settings'
import { type PatternRefusal, patternRefusal, renderNumber } from '../../domain/certificates/number-rule'

/** What differs from what is kept; null when nothing does. */
export function changedFields(kept: OfficeSettings, draft: OfficeSettings): Partial<OfficeSettings> | null {
  const entries = Object.entries(draft).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(kept[key as keyof OfficeSettings]),
  )
  return entries.length === 0 ? null : (Object.fromEntries(entries) as Partial<OfficeSettings>)
}

/** The twelfth certificate under a rule, as it would read: KF-SG-2026-0012; or why the rule cannot be used. */
export function patternExample(
  draft: Pick<OfficeSettings, 'certificatePattern' | 'certificateCompany'>,
): { number: string } | { refusal: PatternRefusal } {
  const refusal = patternRefusal(draft.certificatePattern)
  if (refusal) return { refusal }
  const parts = { company: draft.certificateCompany, kind: 'SG', year: new Date().getFullYear() }
  return { number: renderNumber(draft.certificatePattern, parts, 12) }
}
