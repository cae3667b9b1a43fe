import styles from './Kbd.module.css'

/** One key or chord, as it is printed on the key: `Ctrl K`. */
export function Kbd({ children }: { children: string }) {
  return <kbd className={styles.key}>{children}</kbd>
}
