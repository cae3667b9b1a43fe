import { useTranslation } from 'react-i18next'
import type { ComponentState, Verdict } from '../../domain/assessments/codes'
import { Tag, type Tone } from '../../ui/Tag'

const verdictTones: Record<Exclude<Verdict, 'incomplete'>, Tone> = {
  passed: 'plain',
  failed: 'cinnabar',
  missed: 'amber',
  deferred: 'neutral',
  cheating: 'cinnabar',
}

/** 合格, 不合格, 缺考 …; nothing while the marks are incomplete. */
export function VerdictTag({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation('assessments')
  if (verdict === 'incomplete') return null
  return <Tag tone={verdictTones[verdict]}>{t(`verdict.${verdict}`)}</Tag>
}

/** What stands where a mark would: 缺考, 缓考, 作弊. */
export function StateTag({ state }: { state: Exclude<ComponentState, 'scored'> }) {
  const { t } = useTranslation('assessments')
  return <Tag tone={verdictTones[state]}>{t(`verdict.${state}`)}</Tag>
}
