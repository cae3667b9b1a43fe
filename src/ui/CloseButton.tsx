import styles from './CloseButton.module.css'

/** The small cross at the corner of what can be closed. */
export function CloseButton({ label, onClose }: { label: string; onClose: () => void }) {
  return (
    <button type="button" className={styles.close} aria-label={label} title={label} onClick={onClose}>
      <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
        <path d="M1.5 1.5l9 9M10.5 1.5l-9 9" stroke="currentColor" strokeWidth="1.4" />
      </svg>
    </button>
  )
}
