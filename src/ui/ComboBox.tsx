import { type KeyboardEvent, useState } from 'react'
import {
  Button,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  ComboBox as RacComboBox,
} from 'react-aria-components/ComboBox'
import styles from './ComboBox.module.css'
import control from './control.module.css'
import { cx } from './cx'
import { useGroupControl } from './field-wiring'
import { Highlight } from './Highlight'
import './press-style'

export type ComboOption = {
  id: string
  label: string
  /** Quieter words beside the label: staff number, unit. */
  detail?: string
  /** Other words it is found by when the list is not searched by the page. */
  search?: string
}

type ComboBoxProps = {
  value: ComboOption | null
  onChange: (value: ComboOption | null) => void
  options: readonly ComboOption[]
  /** Given, the page searches and hands in the options; left out, the options are narrowed here. */
  onQuery?: (query: string) => void
  loading?: boolean
  words: { empty: string; loading: string }
  /** Offers what was typed as a new thing: `text => \`新增“${text}”\``. */
  free?: { label: (text: string) => string; onChoose: (text: string) => void }
  placeholder?: string
  /** Needed outside a Field. */
  label?: string
  disabled?: boolean
}

const freeId = '\u0000free'

function narrowed(options: readonly ComboOption[], query: string): readonly ComboOption[] {
  const words = query.trim().toLowerCase()
  if (!words) return options
  return options.filter(option =>
    `${option.label} ${option.detail ?? ''} ${option.search ?? ''}`.toLowerCase().includes(words),
  )
}

/** Type a few letters, choose one. */
export function ComboBox(props: ComboBoxProps) {
  const {
    value,
    onChange,
    options,
    onQuery,
    loading = false,
    words,
    free,
    placeholder,
    label,
    disabled,
  } = props
  const aria = useGroupControl(label)
  const [text, setText] = useState(value?.label ?? '')
  const [shown, setShown] = useState(value)
  if (shown?.id !== value?.id || shown?.label !== value?.label) {
    setShown(value)
    setText(value?.label ?? '')
  }

  const searching = text !== '' && text !== value?.label
  const found = onQuery ? options : narrowed(options, searching ? text : '')
  const items = free && searching ? [...found, { id: freeId, label: free.label(text.trim()) }] : [...found]

  const type = (next: string) => {
    setText(next)
    if (next !== value?.label) onQuery?.(next)
    if (next === '' && value) onChange(null)
  }

  const choose = (key: string | number | null) => {
    const option = items.find(item => item.id === key)
    if (key === freeId) {
      free?.onChoose(text.trim())
    } else if (option && option.id !== value?.id) {
      setText(option.label)
      onChange(option)
    } else {
      setText(value?.label ?? '')
    }
  }

  /** The list opens on ↓ even when the page has not looked anything up yet. */
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' && options.length === 0) onQuery?.(text)
  }

  return (
    <RacComboBox
      id={aria.id}
      aria-label={aria['aria-label']}
      aria-labelledby={aria['aria-labelledby']}
      aria-describedby={aria['aria-describedby']}
      isInvalid={aria.isInvalid}
      isRequired={aria.isRequired}
      validationBehavior="aria"
      isDisabled={disabled}
      className={styles.combo}
      items={items}
      inputValue={text}
      onInputChange={type}
      selectedKey={value?.id ?? null}
      onSelectionChange={choose}
      onFocus={() => onQuery?.(searching ? text : '')}
      allowsEmptyCollection
      menuTrigger="input"
    >
      <Input className={cx(control.box, styles.input)} placeholder={placeholder} onKeyDown={press} />
      <Button className={styles.open ?? ''}>
        <span aria-hidden="true" className={control.chevron} />
      </Button>
      <Popover className={cx(control.popover, styles.popover)} offset={4}>
        <ListBox<ComboOption>
          className={styles.list ?? ''}
          dependencies={[text, value]}
          renderEmptyState={() => <div className={styles.empty}>{loading ? words.loading : words.empty}</div>}
        >
          {item => (
            <ListBoxItem id={item.id} textValue={item.label} className={styles.option ?? ''}>
              <span className={cx(item.id === freeId && styles.free)}>
                <Highlight text={item.label} query={searching ? text : ''} />
              </span>
              {item.detail && <span className={styles.detail}>{item.detail}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </RacComboBox>
  )
}
