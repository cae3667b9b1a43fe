import { useContext, useId } from 'react'
import { FieldContext } from './field-wiring'
import styles from './Segmented.module.css'

export type Segment<Value extends string> = { value: Value; label: string }

type SegmentedProps<Value extends string> = {
  value: Value
  onChange: (value: Value) => void
  segments: readonly Segment<Value>[]
  /** Needed outside a Field. */
  label?: string
}

/** A switch between two to five views of the same thing: 机构 | 人员. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { value, onChange, segments, label } = props
  const name = useId()
  const field = useContext(FieldContext)
  return (
    <div
      role="radiogroup"
      id={field?.controlId}
      aria-label={label}
      aria-labelledby={label ? undefined : field?.labelId}
      className={styles.group}
    >
      {segments.map(segment => (
        <label key={segment.value} className={styles.segment}>
          <input
            className={styles.input}
            type="radio"
            name={name}
            value={segment.value}
            checked={segment.value === value}
            onChange={() => onChange(segment.value)}
          />
          {segment.label}
        </label>
      ))}
    </div>
  )
}
