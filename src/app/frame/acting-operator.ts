import { useEffect } from 'react'
import type { operator } from '../../contract/settings'
import { useAsk } from '../call'
import { useOperator } from '../operator'

type Operator = ReturnType<typeof operator.parse>

export interface ActingOperator {
  /** Those who may be chosen. */
  operators: readonly Operator[]
  current: Operator | null
  /** Nobody is chosen yet, or who was chosen is not there any more. */
  mustChoose: boolean
}

/** Who sits at the desk. One operator alone is chosen without asking. */
export function useActingOperator(): ActingOperator {
  const answer = useAsk('settings', 'operators', {})
  const { id, choose } = useOperator()
  const operators = (answer.data ?? []).filter(one => one.active)
  const current = operators.find(one => one.id === id) ?? null
  const only = answer.data && !current && operators.length === 1 ? operators[0] : undefined
  useEffect(() => {
    if (only) choose(only.id)
  }, [only, choose])
  return { operators, current, mustChoose: Boolean(answer.data) && !current && !only }
}
