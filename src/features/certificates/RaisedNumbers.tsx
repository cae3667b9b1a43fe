import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { useSay } from '../../app/say'
import type { certificates } from '../../contract/certificates'
import type { OutputOf } from '../../contract/define'
import { seriesName } from '../../domain/certificates/number-rule'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'

type Raised = OutputOf<(typeof certificates)['numbering']>['raised'][number]

/** A series that somebody raised in the file beside the data: what else tells of it, and the choice to keep or lower it. */
export function RaisedNumbers({ raised: { series, from, sample, next, lowered } }: { raised: Raised }) {
  const { t } = useTranslation('certificates')
  const say = useSay()
  const lower = useCommand('certificates', 'lowerNumbers')
  const keep = useCommand('certificates', 'keepRaisedNumbers')
  const busy = lower.isPending || keep.isPending
  const decide = async (command: typeof lower | typeof keep, number: string) => {
    if (busy) return
    try {
      const done = await command.mutateAsync({ series: [series] })
      const text = t('raised.done', { number })
      // Kept is kept; what was lowered can be raised again.
      say.done(text, command === lower ? { of: done } : { of: done, undoSeq: null })
    } catch (error) {
      say.refused('certificates', error)
    }
  }
  return (
    <Notice
      tone="amber"
      title={t('raised.title', { series: seriesName(series) })}
      action={
        <>
          {lowered !== null && (
            <Button busy={lower.isPending} onClick={() => void decide(lower, lowered)}>
              {t('raised.lower', { number: lowered })}
            </Button>
          )}
          <Button busy={keep.isPending} onClick={() => void decide(keep, next)}>
            {t('raised.keep', { number: next })}
          </Button>
        </>
      }
    >
      {t('raised.text', {
        known: from === null ? t('raised.textNone', { sample }) : t('raised.textFrom', { from, sample }),
        choice: lowered === null ? t('raised.mayNot') : t('raised.may'),
      })}
    </Notice>
  )
}
