import { type ButtonHTMLAttributes, type MouseEvent, type ReactNode, type Ref, useId } from 'react'
import { ariaShortcut } from './aria-shortcut'
import styles from './Button.module.css'
import { cx } from './cx'
import { VisuallyHidden } from './VisuallyHidden'

export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'danger'
export type ButtonSize = 'normal' | 'small'

type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type' | 'className' | 'style'> & {
  kind?: ButtonKind
  size?: ButtonSize
  /** The key that does the same, shown on the button. The page listens for it. */
  keyHint?: string
  /** Being done: the button keeps the focus and takes no second click. */
  busy?: boolean
  /** Why it cannot be done now. The button stays reachable and says so. */
  refusal?: string | null
  /** Submits the form it stands in. */
  submit?: boolean
  children: ReactNode
  ref?: Ref<HTMLButtonElement>
}

/** One thing to do. A page has one primary button at most. */
export function Button(props: ButtonProps) {
  const {
    kind = 'plain',
    size = 'normal',
    keyHint,
    busy = false,
    refusal,
    submit,
    children,
    onClick,
    ...rest
  } = props
  const reasonId = useId()
  const held = busy || Boolean(refusal)

  const click = (event: MouseEvent<HTMLButtonElement>) => {
    if (held) event.preventDefault()
    else onClick?.(event)
  }

  return (
    <button
      {...rest}
      type={submit ? 'submit' : 'button'}
      className={cx(styles.button, styles[kind], styles[size])}
      aria-busy={busy || undefined}
      aria-disabled={held || undefined}
      aria-describedby={refusal ? reasonId : rest['aria-describedby']}
      aria-keyshortcuts={keyHint && ariaShortcut(keyHint)}
      title={refusal ?? rest.title}
      onClick={click}
    >
      {busy && <span className={styles.spinner} aria-hidden="true" />}
      <span className={styles.text}>{children}</span>
      {keyHint && (
        <span className={styles.key} aria-hidden="true">
          {keyHint}
        </span>
      )}
      {refusal && <VisuallyHidden id={reasonId}>{refusal}</VisuallyHidden>}
    </button>
  )
}
