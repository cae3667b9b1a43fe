import {
  type ComponentProps,
  type KeyboardEvent,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import {
  Button,
  ComboBoxStateContext,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  ComboBox as RacComboBox,
} from 'react-aria-components/ComboBox'
import { flushSync } from 'react-dom'
import { cx } from '../cx'
import { Highlight } from '../Highlight'
import styles from './ComboBox.module.css'
import { meantBy, narrowed } from './combo-match'
import type { ComboOption } from './combo-option'
import control from './control.module.css'
import { useGroupControl } from './field-wiring'
import { useBlocksSubmit } from './use-blocks-submit'
import '../press-style'

type ComboBoxProps = {
  value: ComboOption | null
  onChange: (value: ComboOption | null) => void
  options: readonly ComboOption[]
  /** How a label may be typed by its sound, where the options are narrowed here: each as one word, ['liangjing', 'jing', 'lj']. */
  sounds?: (label: string) => readonly string[]
  /** Given, the page searches and hands in the options; left out, the options are narrowed here. */
  onQuery?: (query: string) => void
  loading?: boolean
  /** `unknown`: what was typed is no choice of the list, and what to do. */
  words: { empty: string; loading: string; unknown: (text: string) => string }
  /**
   * Offers what was typed as a new thing: `text => \`新增“${text}”\``. `asTyped`: words are as good as a choice, so each
   * key is said and nothing need be chosen.
   */
  free?: { label: (text: string) => string; onChoose: (text: string) => void; asTyped?: true }
  placeholder?: string
  /** Needed outside a Field. */
  label?: string
  disabled?: boolean
}

const freeId = '\u0000free'

const silent = (): readonly string[] => []

/** Type a few letters, choose one. */
export function ComboBox(props: ComboBoxProps) {
  const {
    value,
    onChange,
    options,
    onQuery,
    sounds = silent,
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
  /** Somebody went on, or tried to, with words here that are no choice: it is said until they change. */
  const [isReported, setReported] = useState(false)
  const [typing, setTyping] = useState(false)
  /** Enter came, or one went on, before the answer to what was typed: what is meant is taken when it is here. */
  const [hasty, setHasty] = useState<'enter' | 'left' | null>(null)
  /** What was taken last: a page that does not keep it (it puts it on a list) has the field empty again. */
  const [taken, setTaken] = useState<string | null>(null)
  const box = useRef<HTMLInputElement>(null)
  const unknownId = useId()
  if (shown?.id !== value?.id || shown?.label !== value?.label) {
    setShown(value)
    setText(value?.label ?? '')
  }

  const searching = text !== '' && (typing || text !== value?.label)
  const found = onQuery ? options : narrowed(options, searching ? text : '', sounds)
  const items = free && searching ? [...found, { id: freeId, label: free.label(text.trim()) }] : [...found]

  const type = (next: string) => {
    // The list says the label of what was just taken, as if it were typed.
    const isTyped = next !== text
    setText(next)
    setReported(false)
    setHasty(null)
    if (next !== value?.label) onQuery?.(next)
    if (next === '' && value) onChange(null)
    else if (free?.asTyped && isTyped) {
      setTyping(true)
      free.onChoose(next)
    }
  }

  const take = (option: ComboOption) => {
    setText(option.label)
    setTyping(false)
    setHasty(null)
    setReported(false)
    if (option.id === value?.id) return
    setTaken(option.id)
    onChange(option)
  }
  useEffect(() => {
    if (taken === null) return
    setTaken(null)
    if (taken !== value?.id) setText(value?.label ?? '')
  }, [taken, value])
  const choose = (key: string | number | null) => {
    const option = items.find(item => item.id === key)
    if (key === freeId) {
      setTyping(false)
      free?.onChoose(text.trim())
    } else if (option) take(option)
    // Left without a choice: what was typed stays, and the form waits for it.
  }

  const only = searching && found.length === 1 ? found[0] : undefined
  const meant = searching ? meantBy(text, found, free !== undefined) : undefined
  useEffect(() => {
    if (hasty === null || loading) return
    setHasty(null)
    const option = hasty === 'enter' ? only : meant
    if (option) take(option)
  })
  /** Somebody goes on with words in the field that were not chosen. */
  const settle = () => {
    if (!searching || free?.asTyped) return
    if (!loading && meant) return take(meant)
    if (loading) setHasty('left')
    setTyping(false)
    setReported(true)
  }
  const isOpen = searching && text.trim() !== '' && !free?.asTyped
  useBlocksSubmit(box, isOpen, settle)

  /** The list opens on ↓ even when the page has not looked anything up yet. */
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' && options.length === 0) onQuery?.(text)
  }
  /** Ctrl+Enter is the form's, with what is meant here: the list would keep it to itself. */
  const handedPast = (event: KeyboardEvent, meant: ComboOption | undefined) => {
    const { currentTarget, target, nativeEvent } = event
    if (target === currentTarget) return
    event.preventDefault()
    event.stopPropagation()
    if (meant) flushSync(() => take(meant))
    const { key, code, ctrlKey, metaKey, altKey, shiftKey, repeat } = nativeEvent
    const again = { key, code, ctrlKey, metaKey, altKey, shiftKey, repeat, bubbles: true, cancelable: true }
    currentTarget.dispatchEvent(new window.KeyboardEvent('keydown', again))
  }
  /** Before the list and the form hear of it. Where an option has the focus of the list, that one is meant. */
  const enter = (event: KeyboardEvent) => {
    const isMeant = event.target instanceof HTMLElement && event.target.hasAttribute('aria-activedescendant')
    if (event.key === 'Escape' && value) setText(value.label)
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    if (event.ctrlKey || event.metaKey) return handedPast(event, searching && !isMeant ? only : undefined)
    if (!searching || isMeant || (!only && !loading)) return
    event.preventDefault()
    event.stopPropagation()
    if (loading) setHasty('enter')
    else if (only) take(only)
  }
  const isUnknown = isReported && isOpen && hasty === null

  return (
    <div role="presentation" className={styles.around} onKeyDownCapture={enter}>
      <RacComboBox
        id={aria.id}
        aria-label={aria['aria-label']}
        aria-labelledby={aria['aria-labelledby']}
        aria-describedby={cx(isUnknown && unknownId, aria['aria-describedby']) || undefined}
        isInvalid={aria.isInvalid || isUnknown}
        isRequired={aria.isRequired}
        validationBehavior="aria"
        isDisabled={disabled}
        className={styles.combo}
        data-set={value !== null || undefined}
        items={items}
        inputValue={text}
        onInputChange={type}
        selectedKey={value?.id ?? null}
        onSelectionChange={choose}
        onFocus={() => {
          onQuery?.(searching ? text : '')
        }}
        onBlur={settle}
        allowsEmptyCollection
        // Otherwise what was typed and not chosen is cleared when one goes on.
        allowsCustomValue
        menuTrigger="input"
      >
        <Box ref={box} placeholder={placeholder} onKeyDown={press} />
        <Button className={styles.open ?? ''}>
          <span aria-hidden="true" className={control.chevron} />
        </Button>
        <Popover className={cx(control.popover, styles.popover)} offset={4}>
          <ListBox<ComboOption>
            className={styles.list ?? ''}
            dependencies={[text, value]}
            renderEmptyState={() => (
              <div className={styles.empty}>{loading ? words.loading : words.empty}</div>
            )}
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
      {isUnknown && (
        <p id={unknownId} className={styles.unknown} role="alert">
          {words.unknown(text.trim())}
        </p>
      )}
    </div>
  )
}

/** The words being typed; a click into them opens the list. */
function Box(props: Pick<ComponentProps<typeof Input>, 'ref' | 'placeholder' | 'onKeyDown'>) {
  const list = useContext(ComboBoxStateContext)
  return (
    <Input
      {...props}
      className={cx(control.box, styles.input)}
      onClick={() => list?.isOpen || list?.open(null, 'manual')}
    />
  )
}
