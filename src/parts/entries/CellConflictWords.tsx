import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import { useKeys } from '../../ui/keys'
import { Inline } from '../../ui/layout/Inline'
import { conflictKeys, type ShownConflict } from './use-conflict-sheet'

export type ConflictWordsProps = {
  shown: readonly ShownConflict[]
  choose: (which: readonly ShownConflict[], mine: boolean) => void
}

/** What CellConflictNotice says: one cell after the other, so that each is looked at; or all of them at once. */
export function CellConflictWords({ shown, choose }: ConflictWordsProps) {
  const { t } = useTranslation('book')
  const [first] = shown
  const open = first?.now != null
  const take = (mine: boolean) => first && (open || !mine) && choose([first], mine)
  useKeys([
    ...(open ? [{ keys: conflictKeys.mine, label: t('draft.takeMine'), run: () => take(true) }] : []),
    {
      keys: conflictKeys.theirs,
      label: t(open ? 'draft.keepTheirs' : 'draft.giveUpMine'),
      run: () => take(false),
    },
  ])
  if (!first) return null
  const { label, now } = first
  const text = first.text || t('draft.mineBlank')
  const state = now === null ? 'overGone' : now === '' ? 'overEmptied' : 'overChanged'
  const entered = shown.filter(one => one.now !== null)
  return (
    <Notice
      tone="amber"
      action={
        <Inline>
          {open && (
            <Button size="small" keyHint={conflictKeys.mine} onClick={() => take(true)}>
              {t('draft.takeMine')}
            </Button>
          )}
          <Button size="small" kind="quiet" keyHint={conflictKeys.theirs} onClick={() => take(false)}>
            {t(open ? 'draft.keepTheirs' : 'draft.giveUpMine')}
          </Button>
          {entered.length > 1 && (
            <>
              <Button size="small" kind="quiet" onClick={() => choose(entered, true)}>
                {t('draft.takeAllMine')}
              </Button>
              <Button size="small" kind="quiet" onClick={() => choose(entered, false)}>
                {t('draft.keepAllTheirs')}
              </Button>
            </>
          )}
        </Inline>
      }
    >
      {t(`draft.${state}`, { cell: label, text, now: now ?? '' })}
      {shown.length > 1 && ` ${t('draft.overMore', { count: shown.length - 1 })}`}
    </Notice>
  )
}
