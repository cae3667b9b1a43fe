import styles from './NumberedName.module.css'

/** ' 第3期', ', Session 3', ' 3': the number a name ends in, with the word that goes with it. */
const numberedEnd = /[,，]?\s\S*?\s?\d+\S*$/u

/** A name on one line that is cut before the number it ends in, never in it: of one course there are many sessions. */
export function NumberedName({ name }: { name: string }) {
  const at = numberedEnd.exec(name)?.index ?? name.length
  if (at === 0 || at === name.length) return name
  return (
    <span className={styles.name} title={name}>
      <span className={styles.start}>{name.slice(0, at)}</span>
      <span className={styles.end}>{name.slice(at)}</span>
    </span>
  )
}
