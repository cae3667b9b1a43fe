import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button'
import { cx } from '../../../ui/cx'
import { KeyHints } from '../../../ui/KeyHints'
import { useNarrow } from '../../../ui/layout/use-narrow'
import styles from './BlockEditor.module.css'
import { BlockRow } from './BlockRow'
import { type BlockDraft, blockProblems, dayAfter } from './block-drafts'
import { NewRoom } from './NewRoom'
import { NewTrainer } from './NewTrainer'

type BlockEditorProps = {
  drafts: readonly BlockDraft[]
  onChange: (drafts: BlockDraft[]) => void
  /** What is missing is told once somebody has tried to save. */
  tried: boolean
}

/** Something to add before a row can name it. */
type Adding = { what: 'trainer' | 'room'; key: string; name: string }

/** The dated blocks of a session. Ctrl+↓ adds the next day, Ctrl+Delete takes a row out. */
export function BlockEditor({ drafts, onChange, tried }: BlockEditorProps) {
  const { t } = useTranslation('sessions')
  const [adding, setAdding] = useState<Adding | null>(null)
  const list = useRef<HTMLUListElement>(null)
  const focusKey = useRef<string | null>(null)
  const problems = blockProblems(drafts)
  /** A row of fields on one line, or on two. */
  const room = useNarrow(600)

  useEffect(() => {
    if (focusKey.current === null) return
    const row = list.current?.querySelector(`[data-block="${focusKey.current}"]`)
    row?.querySelector<HTMLElement>('[role="spinbutton"], input')?.focus()
    focusKey.current = null
  })

  const change = (key: string, part: Partial<BlockDraft>) =>
    onChange(drafts.map(draft => (draft.key === key ? { ...draft, ...part } : draft)))
  const addAfter = (index: number) => {
    const before = drafts[index]
    if (!before) return
    const next = dayAfter(before)
    focusKey.current = next.key
    onChange([...drafts.slice(0, index + 1), next, ...drafts.slice(index + 1)])
  }
  const remove = (index: number) => {
    const draft = drafts[index]
    if (!draft || draft.recorded || drafts.length === 1) return
    focusKey.current = (drafts[index + 1] ?? drafts[index - 1])?.key ?? null
    onChange(drafts.filter((_, at) => at !== index))
  }

  const press = (event: KeyboardEvent, index: number) => {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
    const act = { ArrowDown: addAfter, Delete: remove, Backspace: remove }[event.key]
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act(index)
  }

  const chosen = (id: string) => {
    if (!adding) return
    focusKey.current = adding.key
    change(adding.key, adding.what === 'trainer' ? { trainerId: id } : { roomId: id })
    setAdding(null)
  }
  const giveUp = () => {
    focusKey.current = adding?.key ?? null
    setAdding(null)
  }

  return (
    <div ref={room.ref} className={cx(styles.editor, room.narrow && styles.narrow)}>
      <ul ref={list} aria-label={t('block.table')} className={styles.rows}>
        {drafts.map((draft, index) => (
          // The keys belong to everything inside the row.
          <li key={draft.key} data-block={draft.key} onKeyDownCapture={event => press(event, index)}>
            <BlockRow
              draft={draft}
              row={index + 1}
              problem={problems.get(draft.key) ?? null}
              tried={tried}
              only={drafts.length === 1}
              onChange={part => change(draft.key, part)}
              onRemove={() => remove(index)}
              onAdd={(what, name) => setAdding({ what, key: draft.key, name })}
            />
            {adding?.key === draft.key &&
              (adding.what === 'trainer' ? (
                <NewTrainer name={adding.name} onDone={chosen} onCancel={giveUp} />
              ) : (
                <NewRoom name={adding.name} onDone={chosen} onCancel={giveUp} />
              ))}
          </li>
        ))}
      </ul>
      <div className={styles.foot}>
        <Button onClick={() => addAfter(drafts.length - 1)} keyHint="Ctrl ↓">
          {t('block.add')}
        </Button>
        <KeyHints
          label={t('block.keys')}
          hints={[
            { keys: 'Ctrl ↓', label: t('block.addHint') },
            { keys: 'Ctrl Del', label: t('block.removeHint') },
          ]}
        />
      </div>
    </div>
  )
}
