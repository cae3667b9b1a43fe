import { Button } from 'react-aria-components/Button'
import { MenuItem, MenuTrigger, Popover, Menu as RacMenu, Separator } from 'react-aria-components/Menu'
import type { ButtonKind, ButtonSize } from '../Button'
import button from '../Button.module.css'
import { cx } from '../cx'
import control from '../field/control.module.css'
import { Kbd } from '../Kbd'
import styles from './Menu.module.css'
import '../press-style'

export type MenuAction = {
  id: string
  label: string
  detail?: string
  keyHint?: string
  danger?: boolean
  /** Of the label, where it is not that of the page: English. */
  lang?: string
  /** Why it cannot be done now; shown under the label. */
  refusal?: string | null
  onSelect: () => void
}

type MenuProps = {
  /** On the button; with `compact` it is read only, and three dots are shown. */
  label: string
  /** Actions; a 'line' parts them. */
  items: readonly (MenuAction | 'line')[]
  compact?: boolean
  kind?: ButtonKind
  size?: ButtonSize
}

/** The less usual things to do, behind one button. */
export function Menu({ label, items, compact, kind = 'plain', size = 'normal' }: MenuProps) {
  return (
    <MenuTrigger>
      <Button
        aria-label={compact ? label : undefined}
        className={cx(button.button, button[kind], button[size], compact && styles.compact)}
      >
        {compact ? (
          <svg viewBox="0 0 16 4" width="16" height="4" aria-hidden="true">
            <path
              d="M2 2h.01M8 2h.01M14 2h.01"
              stroke="currentColor"
              strokeWidth="2.6"
              strokeLinecap="round"
            />
          </svg>
        ) : (
          <>
            {label}
            <span aria-hidden="true" className={styles.chevron} />
          </>
        )}
      </Button>
      <Popover className={cx(control.popover, styles.popover)} placement="bottom end" offset={4}>
        <RacMenu className={styles.menu ?? ''}>
          {items.map((item, index) =>
            item === 'line' ? (
              <Separator key={`line-${String(index)}`} className={styles.line ?? ''} />
            ) : (
              <MenuItem
                key={item.id}
                id={item.id}
                textValue={item.label}
                isDisabled={Boolean(item.refusal)}
                onAction={item.onSelect}
                className={cx(styles.item, item.danger && styles.danger)}
              >
                <span className={styles.words} lang={item.lang}>
                  {item.label}
                  {(item.refusal ?? item.detail) && (
                    <span className={styles.detail}>{item.refusal ?? item.detail}</span>
                  )}
                </span>
                {item.keyHint && <Kbd>{item.keyHint}</Kbd>}
              </MenuItem>
            ),
          )}
        </RacMenu>
      </Popover>
    </MenuTrigger>
  )
}
