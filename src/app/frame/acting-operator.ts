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

/**
 * Who sits at the desk. One operator alone is chosen without asking, and in the demonstration year the
 * first: who only looks around need not say who they are.
 */
export function useActingOperator({ demonstration }: { demonstration: boolean }): ActingOperator {
  const answer = useAsk('settings', 'operators', {})
  const { id, choose } = useOperator()
  const operators = (answer.data ?? []).filter(one => one.active)
  const current = operators.find(one => one.id === id) ?? null
  const obvious = operators.length === 1 || demonstration
  const only = answer.data && !current && obvious ? operators[0] : undefined
  // Who is not on the list any more acts no more: the service refuses what comes in that name.
  const gone = answer.data && !answer.isFetching && id !== null && !current && !only
  useEffect(() => {
    if (only) choose(only.id)
    else if (gone) choose(null)
  }, [only, gone, choose])
  return { operators, current, mustChoose: Boolean(answer.data) && !current && !only }
}
