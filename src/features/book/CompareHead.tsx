import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../app/client'
import { refusalText } from '../../app/say'
import { FINGERPRINT_LENGTH, mistyped } from '../../domain/book/fingerprint'
import { most } from '../../domain/fields/lengths'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/field/Field'
import { TextInput } from '../../ui/field/TextInput'
import { Stack } from '../../ui/layout/Stack'

/** Is a fingerprint that was written down or printed earlier in this chain? */
export function CompareHead() {
  const { t } = useTranslation('book')
  const [head, setHead] = useState('')
  const [answer, setAnswer] = useState<string | null>(null)
  const compare = async () => {
    // A slip of the pen says nothing about the record.
    const wrong = mistyped(head)
    if (wrong) {
      const size = FINGERPRINT_LENGTH
      setAnswer(
        'sign' in wrong
          ? t('audit.compare.wrongSign', { size, sign: wrong.sign })
          : t('audit.compare.wrongLength', { size, count: wrong.length }),
      )
      return
    }
    try {
      const { entry, restoredAt } = await client.book.findHead({ head })
      if (entry !== null) setAnswer(t('audit.compare.found', { entry }))
      else if (restoredAt === null) setAnswer(t('audit.compare.absent'))
      else setAnswer(t('audit.compare.absentRestored', { entry: restoredAt }))
    } catch (error) {
      setAnswer(refusalText(t, 'book', error))
    }
  }
  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault()
        if (head.trim() !== '') void compare()
      }}
    >
      <Stack gap="small">
        <Field label={t('audit.compare.label')}>
          <TextInput
            value={head}
            onChange={value => {
              setHead(value)
              setAnswer(null)
            }}
            maxLength={most.recordHead}
          />
        </Field>
        <div>
          <Button size="small" submit>
            {t('audit.compare.button')}
          </Button>
        </div>
        <div role="status">{answer}</div>
      </Stack>
    </form>
  )
}
