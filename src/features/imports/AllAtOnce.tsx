import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { isLostZero, type Matter, type Option } from './decisions'
import type { ImportView } from './import-view'
import type { ImportKind } from './kinds'

type AllAtOnceProps = { view: ImportView; kind: ImportKind; matters: readonly Matter[] }

/** One click for many matters of one sort. */
export function AllAtOnce({ view, kind, matters }: AllAtOnceProps) {
  const { t } = useTranslation('imports')
  const { wish } = view
  const zeros = matters.filter(matter => isLostZero(kind, matter.finding))
  const cut = matters.filter(({ finding, heldOut }) => heldOut && finding.code === 'lost_zeros')
  const twice = matters.filter(({ finding }) => finding.code.startsWith('conflicting_'))
  const strangers = matters.filter(({ finding }) => finding.code === 'not_on_roll')

  const settleZeros = (choice: 'pad' | 'keep') => {
    const picks = new Map(wish.picks)
    for (const { key } of zeros) picks.delete(key)
    view.want({ zeros: wish.zeros === choice ? 'undecided' : choice, picks })
  }
  const pickAll = (some: readonly Matter[], which: (matter: Matter) => Option | undefined) => {
    const picks = new Map(wish.picks)
    for (const matter of some) {
      const option = which(matter)
      if (option) picks.set(matter.key, { option: option.option, decisions: option.decisions })
    }
    view.want({ picks })
  }

  return (
    <>
      {twice.length > 1 && (
        <Button size="small" onClick={() => pickAll(twice, ({ options }) => options.at(-2))}>
          {t('decide.takeAll', { count: twice.length })}
        </Button>
      )}
      {strangers.length > 1 && (
        <Button size="small" onClick={() => pickAll(strangers, ({ options }) => options[0])}>
          {t('decide.enrolAll', { count: strangers.length })}
        </Button>
      )}
      {cut.length > 1 && (
        <Button size="small" onClick={() => pickAll(cut, ({ options }) => options[0])}>
          {t('decide.padAll', { count: cut.length })}
        </Button>
      )}
      {zeros.length > 1 && (
        <>
          <Button size="small" aria-pressed={wish.zeros === 'keep'} onClick={() => settleZeros('keep')}>
            {t('decide.keepAll')}
          </Button>
          <Button size="small" aria-pressed={wish.zeros === 'pad'} onClick={() => settleZeros('pad')}>
            {t('decide.padAll', { count: zeros.length })}
          </Button>
        </>
      )}
    </>
  )
}
