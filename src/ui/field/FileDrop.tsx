import { type DragEvent, type ReactNode, useState } from 'react'
import { Button } from '../Button'
import styles from './FileDrop.module.css'

type FileDropProps = {
  title: string
  /** What may be dropped: kinds, sizes. */
  hint?: ReactNode
  chooseLabel: string
  /** Opens the host's own file dialog. */
  onChoose: () => void
  onFiles: (files: File[]) => void
  busy?: boolean
}

/** A place to drop files on; the button is for the keyboard. */
export function FileDrop({ title, hint, chooseLabel, onChoose, onFiles, busy = false }: FileDropProps) {
  const [over, setOver] = useState(false)

  const drag = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    event.dataTransfer.dropEffect = busy ? 'none' : 'copy'
    setOver(!busy)
  }

  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const files = [...event.dataTransfer.files]
    if (!busy && files.length > 0) onFiles(files)
  }

  return (
    <section
      className={styles.drop}
      aria-label={title}
      data-over={over || undefined}
      onDragEnter={drag}
      onDragOver={drag}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p className={styles.title}>{title}</p>
      {hint !== undefined && <div className={styles.hint}>{hint}</div>}
      <Button onClick={onChoose} busy={busy}>
        {chooseLabel}
      </Button>
    </section>
  )
}
