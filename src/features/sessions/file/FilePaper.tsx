import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand, useJob } from '../../../app/call'
import { useLanguage } from '../../../app/language'
import { refusalText, useSay } from '../../../app/say'
import { seenNow } from '../../../app/shown'
import type { ChosenFile } from '../../../contract/host'
import { refusalCode } from '../../../contract/wire'
import { scanGroups } from '../../../domain/attachments/scan-kinds'
import { most } from '../../../domain/fields/lengths'
import type { FileItemKind, FileItemState } from '../../../domain/sessions/codes'
import { fileItemRefusal, isSettled, paperStanding } from '../../../domain/sessions/file/session-file'
import { changedSince } from '../../../parts/drafts/answered'
import { DraftNotice } from '../../../parts/drafts/DraftNotice'
import { useKeptForm } from '../../../parts/drafts/use-kept-form'
import { shortDayText } from '../../../parts/sessions/day-words'
import { Button } from '../../../ui/Button'
import { useToast } from '../../../ui/feedback/ToastProvider'
import { TextInput } from '../../../ui/field/TextInput'
import { Menu } from '../../../ui/overlay/Menu'
import { Tag } from '../../../ui/Tag'
import { VisuallyHidden } from '../../../ui/VisuallyHidden'
import styles from './File.module.css'
import { FileScan } from './FileScan'
import type { Paper } from './paper-shape'

type FilePaperProps = { sessionId: string; item: Paper; open: boolean; ended: boolean; today: string }

const tones = {
  missing: 'cinnabar',
  scan_missing: 'cinnabar',
  scan_damaged: 'cinnabar',
  done: 'plain',
  not_needed: 'neutral',
} as const

/** One paper of the file: its state, its scans, a note. Scans are chosen or dropped onto the row. */
export function FilePaper({ sessionId, item, open, ended, today }: FilePaperProps) {
  const { t } = useTranslation(['sessions', 'common'])
  const language = useLanguage(state => state.language)
  const say = useSay()
  const [over, setOver] = useState(false)
  const [noting, setNoting] = useState(false)
  const set = useCommand('sessions', 'setFileItem', seenNow)
  const { choose, drop, attaching } = useAttachScans(sessionId, item.kind)
  const paper = t(`paper.${item.kind}`)
  const standing = paperStanding(item.state, item.attachments)
  // What is lost may be attached again whatever became of the session: that changes nothing in it.
  const mayAttach = open || item.attachments.some(scan => scan.condition !== 'sound')

  const change = (state: FileItemState) =>
    set.mutate(
      { sessionId, kind: item.kind, state, note: item.note },
      { onError: error => say.refused('sessions', error) },
    )
  const drag = (event: DragEvent) => {
    if (!mayAttach || !event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
    setOver(true)
  }
  const letGo = (event: DragEvent) => {
    setOver(false)
    if (!mayAttach || !event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    void drop([...event.dataTransfer.files])
  }
  const refusal = fileItemRefusal({ session: 'held', to: 'not_needed', attachments: item.attachments.length })

  return (
    <li
      className={styles.paper}
      data-over={over || undefined}
      data-waits={!isSettled(standing) || undefined}
      onDragEnter={drag}
      onDragOver={drag}
      onDragLeave={() => setOver(false)}
      onDrop={letGo}
    >
      <span className={styles.state}>
        {/* Before the last day nothing is late yet. */}
        <Tag tone={standing === 'missing' && !ended ? 'neutral' : tones[standing]}>
          {t(`paperState.${standing}`)}
        </Tag>
      </span>
      <span className={styles.name}>{paper}</span>
      <span className={styles.scans}>
        {item.attachments.map(scan => (
          <FileScan key={scan.id} scan={scan} open={open} />
        ))}
        {attaching !== null && (
          <span className={styles.quiet} aria-hidden="true">
            {t('file.attaching', { file: attaching })}
          </span>
        )}
        {/* Each of several scans is heard as it is stored: in a busy row nothing would be. */}
        <VisuallyHidden>
          <span role="status">{attaching !== null && t('file.attaching', { file: attaching })}</span>
        </VisuallyHidden>
        {noting ? (
          <Note
            label={t('file.noteOf', { paper })}
            sessionId={sessionId}
            item={item}
            onDone={() => setNoting(false)}
          />
        ) : (
          item.note && <span className={styles.quiet}>{item.note}</span>
        )}
      </span>
      <span className={styles.day}>{item.doneOn && shortDayText(language, item.doneOn, today)}</span>
      {mayAttach && (
        <span className={styles.actions}>
          <Button
            size="small"
            busy={attaching !== null}
            aria-label={t('file.attachTo', { paper })}
            data-attaches
            onClick={() => void choose()}
          >
            {t('file.attach')}
          </Button>
          {open && (
            <Menu
              compact
              size="small"
              label={t('file.more', { paper })}
              items={[
                ...(item.state === 'done'
                  ? []
                  : [{ id: 'done', label: t('file.markDone'), onSelect: () => change('done') }]),
                ...(item.state === 'not_needed'
                  ? []
                  : [
                      {
                        id: 'not_needed',
                        label: t('file.markNotNeeded'),
                        refusal: refusal && t(`refusal.${refusal}`),
                        onSelect: () => change('not_needed'),
                      },
                    ]),
                ...(item.state === 'missing'
                  ? []
                  : [{ id: 'missing', label: t('file.markMissing'), onSelect: () => change('missing') }]),
                'line',
                {
                  id: 'note',
                  label: t(item.note ? 'file.note' : 'file.addNote'),
                  onSelect: () => setNoting(true),
                },
              ]}
            />
          )}
        </span>
      )}
    </li>
  )
}

type NoteProps = { label: string; sessionId: string; item: Paper; onDone: () => void }

/** Written in its place: Enter or leaving it saves the note; Escape does not, and what was typed is offered again. */
function Note({ label, sessionId, item, onDone }: NoteProps) {
  const say = useSay()
  const form = useKeptForm('file-note', `${sessionId} ${item.kind}`, { note: item.note ?? '' })
  const set = useCommand('sessions', 'setFileItem', form)
  const note = form.values.note.trim()
  const end = () => {
    form.saved()
    onDone()
  }
  const save = () => {
    if (set.isPending) return
    if (note === (item.note ?? '')) return end()
    set.mutate(
      { sessionId, kind: item.kind, state: item.state, note: note || null },
      {
        onSuccess: end,
        onError(error) {
          // What somebody else did meanwhile stands with the note.
          if (changedSince(error) === null) say.refused('sessions', error)
        },
      },
    )
  }
  return (
    <>
      <DraftNotice form={form} stale={{ error: set.error, again: save }} />
      <TextInput
        label={label}
        value={form.values.note}
        onChange={text => form.put({ note: text })}
        maxLength={most.fileNote}
        initialFocus
        onBlur={save}
        onKeyDown={event => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') save()
          if (event.key === 'Escape') onDone()
        }}
      />
    </>
  )
}

/** Which kinds there are is said once for all of them. */
const isOtherKind = (error: unknown): boolean => refusalCode(error) === 'scan_other_kind'

/** Scans into the book's own store, one after the other; the name of the one on its way. */
function useAttachScans(sessionId: string, kind: FileItemKind) {
  const { t } = useTranslation(['sessions', 'common'])
  const say = useSay()
  const toast = useToast()
  const job = useJob('sessions', 'attachScan')
  const [attaching, setAttaching] = useState<string | null>(null)

  /** One that is refused keeps none of the others out. */
  const attach = async (files: readonly ChosenFile[], notTaken: readonly string[] = []) => {
    const others = [...notTaken]
    const refused: string[] = []
    for (const file of files) {
      setAttaching(file.name)
      try {
        const done = await job.mutateAsync({ input: { sessionId, kind, file: file.ticket } })
        const { fileName, cameAs, outcome } = done
        say.done(
          cameAs === null
            ? t(`file.${outcome}`, { file: fileName })
            : t('file.attachedAs', { file: fileName, name: cameAs }),
          { of: done },
        )
      } catch (error) {
        // Also marks it as said: nothing else says it once more.
        const text = refusalText(t, 'sessions', error)
        if (isOtherKind(error)) others.push(file.name)
        else refused.push(text)
      }
    }
    setAttaching(null)
    const kinds = scanGroups.map(group => t(`scanGroup.${group}`))
    if (others.length > 0) refused.unshift(t('file.notTaken', { files: others, kinds }))
    const text = [...new Set(refused)].filter(Boolean).join(' ')
    if (text) toast({ message: text, tone: 'cinnabar', slot: 'refusal' })
  }
  return {
    attaching,
    choose: async () =>
      attach(
        await window.zhixing.chooseFiles({
          title: t('file.chooseTitle'),
          filter: 'scan',
          kind: t('common:fileKind.scan'),
          many: true,
        }),
      ),
    async drop(files: readonly File[]) {
      const tickets = await Promise.all(files.map(file => window.zhixing.ticketOf(file, 'scan')))
      const notTaken = files.flatMap((file, index) => (tickets[index] ? [] : [file.name]))
      await attach(
        tickets.filter(ticket => ticket !== null),
        notTaken,
      )
    },
  }
}
