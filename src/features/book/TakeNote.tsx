import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordCheck } from '../../contract/book/record'
import { isRecordIntact } from '../../domain/history/record'
import { Button } from '../../ui/Button'
import { TakeNoteDialog } from './TakeNoteDialog'

type TakeNoteProps = {
  found: RecordCheck
  /** Number of the newest entry of the history. */
  newest: number
  /** It is being checked again. */
  isChecking: boolean
  recheck: () => Promise<unknown>
}

/**
 * The way on with a book that was altered outside: its alterations are written down for good, with a reason. While it
 * stands open it follows the book: what is noted is what stands there.
 */
export function TakeNote({ found, newest, isChecking, recheck }: TakeNoteProps) {
  const { t } = useTranslation('book')
  const [open, setOpen] = useState(false)
  const isNeeded = !isRecordIntact(found) && found.schema.length === 0
  // Once for each step, whoever takes it.
  useEffect(() => {
    if (open && newest >= 0) void recheck()
  }, [open, newest, recheck])
  if (!isNeeded && !open) return null
  return (
    <div>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('audit.note.button')}
      </Button>
      {open && (
        <TakeNoteDialog
          found={found}
          isNeeded={isNeeded}
          isChecking={isChecking}
          recheck={recheck}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  )
}
