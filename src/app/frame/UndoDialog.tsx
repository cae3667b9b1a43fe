import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { commandRef } from '../../contract/book/history'
import { CallError } from '../../contract/wire'
import { labelText } from '../../parts/book/change-words'
import { instantText } from '../../parts/book/moment-text'
import { Button } from '../../ui/Button'
import { List, ListRow } from '../../ui/layout/ListRow'
import { Dialog } from '../../ui/overlay/Dialog'
import { Tag } from '../../ui/Tag'
import { type KnownHistory, knownHistory } from '../client'
import { commandText, type NamedCommand, tableText } from '../history-words'
import { useLanguage } from '../language'
import { refuseReplaced, type Sure, takeBack, useUndoTrouble } from '../undo'

type UndoDialogProps = {
  seq: number
  sure: Sure
  code: string
  params: Record<string, unknown>
  seen: number | undefined
  of: KnownHistory
}

/** Of an undo that was not carried out: what stands in the way, or that somebody else did it. */
export function UndoDialog({ seq, sure, code, params, seen, of }: UndoDialogProps) {
  const clear = useUndoTrouble(state => state.clear)
  const again = (more: Sure) => {
    if (of.replaced) return refuseReplaced()
    clear()
    void takeBack(seq, { ...sure, ...more }, seen ?? knownHistory().before)
  }
  const dialogs: Record<string, () => ReactNode> = {
    undo_touched_later: () => known(blocked, params, found => <Blocked {...found} again={again} />),
    undo_would_break: () => known(standing, params, found => <Standing {...found} />),
    undo_voids_printed: () => known(voided, params, found => <Voided {...found} again={again} />),
    undo_of_another: () => known(another, params, found => <Another {...found} again={again} />),
  }
  // Also what is not as agreed: it was refused, and that is said.
  return dialogs[code]?.() ?? <Refused code={code} params={params} />
}

function known<T>(shape: z.ZodType<T>, params: unknown, dialog: (found: T) => ReactNode): ReactNode {
  const found = shape.safeParse(params)
  return found.success ? dialog(found.data) : null
}

/** Nothing more is known than that it was refused. */
function Refused({ code, params }: Pick<UndoDialogProps, 'code' | 'params'>) {
  useEffect(() => {
    const refused = new CallError({ kind: 'refused', code, params })
    useUndoTrouble.setState({ asking: null, refused })
  }, [code, params])
  return null
}

/** Later commands stand in the way: the newest of them, how many there are, whether one of them stays, who else did any. */
const blocked = z.object({
  blockers: commandRef.array(),
  count: z.number(),
  final: z.boolean(),
  names: z.array(z.string()).default([]),
})

/** Records that hang on it and that nothing takes away: how many, and the first of them. */
const standing = z.object({
  count: z.number().int().min(1),
  records: z.array(
    z.object({ table: z.string(), label: z.string().nullable(), labelEn: z.string().optional() }),
  ),
})

const another = commandRef.extend({ names: z.array(z.string()).min(1) })

const voided = commandRef.extend({ count: z.number().int().min(1), printed: z.number().int().min(1) })

type Again = { again: (more: Sure) => void }

/** Somebody else did it: says who, when and what, and asks. */
function Another({ names, at, again, ...command }: z.infer<typeof another> & Again) {
  const { t } = useTranslation(['book', 'common'])
  const language = useLanguage(state => state.language)
  const clear = useUndoTrouble(state => state.clear)
  return (
    <Dialog
      open
      onClose={clear}
      title={t('another.title')}
      closeLabel={t('common:action.close')}
      onSubmit={() => again({ others: true })}
      actions={
        <>
          <Button onClick={clear}>{t('common:action.cancel')}</Button>
          <Button kind="primary" submit>
            {t('common:action.undo')}
          </Button>
        </>
      }
    >
      <p>{t('another.text', { names: new Intl.ListFormat(language).format(names) })}</p>
      <OneStep label={t('another.title')} at={at} command={command} />
    </Dialog>
  )
}

/** The step it is about, and when it was made. */
function OneStep({ label, at, command }: { label: string; at: string; command: NamedCommand }) {
  const { t } = useTranslation(['book', 'common'])
  const language = useLanguage(state => state.language)
  return (
    <List label={label}>
      <ListRow whole title={commandText(t, command)} end={instantText(language, at)} />
    </List>
  )
}

/** Certificates that lie on somebody's desk would be void: says how many, and what does not come back. */
function Voided({ count, printed, at, again, ...command }: z.infer<typeof voided> & Again) {
  const { t } = useTranslation(['book', 'common'])
  const clear = useUndoTrouble(state => state.clear)
  return (
    <Dialog
      open
      onClose={clear}
      title={t('voided.title')}
      closeLabel={t('common:action.close')}
      actions={
        <>
          <Button onClick={clear}>{t('common:action.cancel')}</Button>
          <Button kind="danger" onClick={() => again({ voids: true })}>
            {t('voided.do', { count })}
          </Button>
        </>
      }
    >
      <p>{t(count === printed ? 'voided.all' : 'voided.some', { count, printed })}</p>
      <p>{t('voided.numbers')}</p>
      <OneStep label={t('voided.title')} at={at} command={command} />
    </Dialog>
  )
}

/** Later work stands on what is to be undone: says which, and offers to take all of it back, newest first. */
function Blocked({ blockers, count, final, names, again }: z.infer<typeof blocked> & Again) {
  const { t } = useTranslation(['book', 'common'])
  const language = useLanguage(state => state.language)
  const clear = useUndoTrouble(state => state.clear)
  return (
    <Dialog
      open
      onClose={clear}
      title={t('blocked.title')}
      closeLabel={t('common:action.close')}
      actions={
        <>
          <Button onClick={clear}>{t('common:action.cancel')}</Button>
          <Button
            kind="primary"
            refusal={final ? t('blocked.final') : null}
            onClick={() => again({ withLater: true, others: true })}
          >
            {t('blocked.undoAll', { count: count + 1 })}
          </Button>
        </>
      }
    >
      <p>{t('blocked.text', { count })}</p>
      {names.length > 0 && (
        <p>{t('another.among', { names: new Intl.ListFormat(language).format(names) })}</p>
      )}
      <List label={t('blocked.list')}>
        {blockers.map(one => (
          <ListRow
            key={one.seq}
            whole
            title={commandText(t, one)}
            end={
              <>
                {one.undo === 'final' && <Tag tone="amber">{t('history.final')}</Tag>}
                <span>{instantText(language, one.at)}</span>
              </>
            }
          />
        ))}
      </List>
      {count > blockers.length && <p>{t('blocked.more', { count: count - blockers.length })}</p>}
    </Dialog>
  )
}

/** What depends on the step stays for good: says which records, and what to do instead. */
function Standing({ count, records }: z.infer<typeof standing>) {
  const { t } = useTranslation(['book', 'common'])
  const language = useLanguage(state => state.language)
  const clear = useUndoTrouble(state => state.clear)
  return (
    <Dialog
      open
      onClose={clear}
      title={t('standing.title')}
      closeLabel={t('common:action.close')}
      actions={<Button onClick={clear}>{t('common:action.close')}</Button>}
    >
      <p>{t('standing.text', { count })}</p>
      <List label={t('standing.list')}>
        {records.map(({ table, ...row }, at) => (
          // Rows of one table may bear one name; the list never changes while it stands.
          <ListRow
            key={`${table}-${String(at)}`}
            title={labelText(t, language, row) ?? tableText(t, table)}
            end={tableText(t, table)}
          />
        ))}
      </List>
      {count > records.length && <p>{t('standing.more', { count: count - records.length })}</p>}
      <p>{t('standing.todo')}</p>
    </Dialog>
  )
}
