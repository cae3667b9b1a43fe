import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'

/**
 * Why nothing else can be done to the whole book just now, in words; null when it can. Something that was
 * begun in another window or at the command line counts too.
 */
export function useLifeRefusal(): string | null {
  const { t } = useTranslation('book')
  const life = useAsk('book', 'life', {})
  return life.data?.running ? t('refusal.busy') : null
}
