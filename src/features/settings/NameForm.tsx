import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { most } from '../../domain/fields/lengths'
import { Button } from '../../ui/Button'
import { TextInput } from '../../ui/field/TextInput'
import styles from './Settings.module.css'

type NameFormProps = {
  label: string
  placeholder?: string
  name: string
  onName: (name: string) => void
  busy: boolean
  error: string | null
  submit: string
  onSubmit: (name: string) => void
  initialFocus?: boolean
  /** A second button: cancel. */
  other?: ReactNode
}

/** One name and one button. */
export function NameForm(props: NameFormProps) {
  const { label, placeholder, name, onName, busy, error, submit, onSubmit, initialFocus, other } = props
  const { t } = useTranslation('settings')
  const [empty, setEmpty] = useState(false)
  const problem = empty && !name.trim() ? t('operators.nameNeeded') : error
  return (
    <form
      className={styles.nameForm}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        if (name.trim()) onSubmit(name.trim())
        else setEmpty(true)
      }}
    >
      <TextInput
        label={label}
        value={name}
        onChange={onName}
        maxLength={most.operatorName}
        {...(placeholder ? { placeholder } : {})}
        {...(initialFocus ? { initialFocus } : {})}
      />
      <Button submit busy={busy}>
        {submit}
      </Button>
      {other}
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </form>
  )
}
