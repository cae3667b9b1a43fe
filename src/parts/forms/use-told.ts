import { useTranslation } from 'react-i18next'
import type { Told } from '../../contract/shapes'

/**
 * What was just written, and what the file says of itself: for `say.done`. That it is not
 * verified, or was altered outside, stays in sight longer.
 */
export function useTold(): (done: string, told: Told) => { text: string; tone: 'plain' | 'cinnabar' } {
  const { t } = useTranslation('forms')
  return (done, told) =>
    told === null ? { text: done, tone: 'plain' } : { text: t(`told.${told}`, { done }), tone: 'cinnabar' }
}
