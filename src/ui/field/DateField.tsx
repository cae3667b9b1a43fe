import { type CalendarDate, parseDate } from '@internationalized/date'
import { type ClipboardEvent, type KeyboardEvent, useState } from 'react'
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DatePicker,
  DateSegment,
  Group,
  Popover,
} from 'react-aria-components/DatePicker'
import { Dialog, Heading } from 'react-aria-components/Dialog'
import { cx } from '../cx'
import control from './control.module.css'
import styles from './DateField.module.css'
import { parseDay } from './day-text'
import { useGroupControl } from './field-wiring'
import '../press-style'

type DateFieldProps = {
  /** 'YYYY-MM-DD', or null. */
  value: string | null
  onChange: (value: string | null) => void
  /** The first and last day that may be chosen. */
  min?: string
  max?: string
  /** Needed outside a Field. */
  label?: string
  disabled?: boolean
}

/** Days an office has anything to say of: what lies outside is a slip of the hand. */
const FIRST_YEAR = 1950
const LAST_YEAR = 2100

/** A day: typed by digits, pasted as offices write it, or chosen. Its words follow react-aria's I18nProvider. */
export function DateField({ value, onChange, min, max, label, disabled }: DateFieldProps) {
  const aria = useGroupControl(label)
  /** A day on its way, or one no office means: while 2026 is typed the year is 2, 20, 202. The page does not hear of it. */
  const [typed, setTyped] = useState<CalendarDate | null>(null)

  const change = (day: CalendarDate | null) => {
    const whole = day === null || (day.year >= FIRST_YEAR && day.year <= LAST_YEAR)
    setTyped(whole ? null : day)
    if (whole) onChange(day === null ? null : day.toString())
  }

  const paste = (event: ClipboardEvent) => {
    const day = parseDay(event.clipboardData.getData('text').trim())
    if (!day) return
    event.preventDefault()
    setTyped(null)
    onChange(day)
  }

  const clear = (event: KeyboardEvent) => {
    if (event.key !== 'Delete') return
    event.preventDefault()
    event.stopPropagation()
    setTyped(null)
    onChange(null)
  }

  return (
    <DatePicker
      id={aria.id}
      aria-label={aria['aria-label']}
      aria-labelledby={aria['aria-labelledby']}
      aria-describedby={aria['aria-describedby']}
      isInvalid={aria.isInvalid}
      isRequired={aria.isRequired}
      validationBehavior="aria"
      isDisabled={disabled}
      className={styles.picker ?? ''}
      value={typed ?? (value === null ? null : parseDate(value))}
      onChange={change}
      onBlur={() => setTyped(null)}
      minValue={parseDate(min ?? `${FIRST_YEAR}-01-01`)}
      maxValue={parseDate(max ?? `${LAST_YEAR}-12-31`)}
      granularity="day"
      firstDayOfWeek="mon"
      shouldForceLeadingZeros
    >
      <Group className={cx(control.box, styles.group)} onPaste={paste} onKeyDownCapture={clear}>
        <DateInput className={styles.input ?? ''}>
          {segment => <DateSegment segment={segment} className={styles.segment ?? ''} />}
        </DateInput>
        <Button className={styles.open ?? ''}>
          <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
            <path
              d="M2.5 4.5h11v9h-11zM2.5 7.5h11M5.5 2.5v3M10.5 2.5v3"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.2"
            />
          </svg>
        </Button>
      </Group>
      <Popover className={cx(control.popover, styles.popover)} offset={4}>
        <Dialog className={styles.dialog ?? ''}>
          <Calendar className={styles.calendar ?? ''}>
            <header className={styles.head}>
              <Button slot="previous" className={styles.turn ?? ''}>
                <span aria-hidden="true">‹</span>
              </Button>
              <Heading className={styles.title ?? ''} />
              <Button slot="next" className={styles.turn ?? ''}>
                <span aria-hidden="true">›</span>
              </Button>
            </header>
            <CalendarGrid className={styles.grid ?? ''}>
              <CalendarGridHeader>
                {day => <CalendarHeaderCell className={styles.weekday ?? ''}>{day}</CalendarHeaderCell>}
              </CalendarGridHeader>
              <CalendarGridBody>
                {date => <CalendarCell date={date} className={styles.day ?? ''} />}
              </CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  )
}
