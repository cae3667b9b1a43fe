import { useTranslation } from 'react-i18next'
import type { Caveat } from '../../contract/shapes'

/**
 * What was just written, and what the file says of itself: for `say.done`. That it is not
 * verified, or was altered outside, stays in sight longer.
 */
export function useCaveat(): (done: string, caveat: Caveat) => { text: string; tone: 'plain' | 'amber' } {
  const { t } = useTranslation('forms')
  return (done, caveat) =>
    caveat === null ? { text: done, tone: 'plain' } : { text: t(`told.${caveat}`, { done }), tone: 'amber' }
}
