import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import { Inline } from '../../ui/layout/Inline'
import { instantText } from '../book/moment-text'
import type { StaleCell } from './use-kept-cell'

/** What StaleCellNotice says. */
export function StaleCellWords({ cell }: { cell: StaleCell }) {
  const { t } = useTranslation(['book', 'common'])
  const language = useLanguage(state => state.language)
  const { now, text } = cell
  const when = instantText(language, cell.at)
  const state = now === null ? 'cellGone' : now.text === '' ? 'cellEmptied' : 'cellChanged'
  return (
    <Notice
      tone="amber"
      action={
        <Inline>
          {state !== 'cellGone' && (
            <Button size="small" onClick={cell.takeUp}>
              {t('common:draft.takeUp')}
            </Button>
          )}
          <Button size="small" kind="quiet" onClick={cell.discard}>
            {t('common:draft.discard')}
          </Button>
        </Inline>
      }
    >
      {t(`draft.${state}`, { when, cell: now?.label ?? '', text, now: now?.text ?? '' })}
    </Notice>
  )
}
