import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useJob } from '../../app/call'
import { queryClient } from '../../app/client'
import { RefusalNotice } from '../../app/RefusalNotice'
import type { Progress } from '../../contract/wire'
import { most } from '../../domain/fields/lengths'
import { useLifeRefusal } from '../../parts/book/book-life'
import { Button } from '../../ui/Button'
import { ProgressBar } from '../../ui/feedback/ProgressBar'
import { Field } from '../../ui/field/Field'
import { TextInput } from '../../ui/field/TextInput'
import styles from './Gate.module.css'

/** The two ways to begin: look around in the demonstration year, or start with nothing. */
export function BeginChoices() {
  const { t } = useTranslation(['book', 'common'])
  const create = useJob('book', 'create')
  const running = useLifeRefusal()
  const [kind, setKind] = useState<'empty' | 'demonstration'>('empty')
  const [operator, setOperator] = useState('')
  const [nameless, setNameless] = useState(false)
  const [progress, setProgress] = useState<Progress | null>(null)
  const demonstrationId = useId()
  const emptyId = useId()

  const begin = (next: typeof kind) => {
    setKind(next)
    setProgress(null)
    const name = operator.trim()
    create.mutate(
      {
        input: { kind: next, ...(next === 'empty' && name ? { operator: name } : {}) },
        onProgress: setProgress,
      },
      { onSuccess: () => void queryClient.invalidateQueries() },
    )
  }
  const beginEmpty = () => {
    // Enter in the field comes past the button.
    if (running) return
    if (operator.trim()) begin('empty')
    else setNameless(true)
  }
  const building = create.isPending && kind === 'demonstration'

  return (
    <>
      <RefusalNotice area="book" error={create.error} />
      <div className={styles.pair}>
        <section className={styles.choice} aria-labelledby={demonstrationId}>
          <h2 id={demonstrationId}>{t('welcome.demonstration.title')}</h2>
          <p>{t('welcome.demonstration.text')}</p>
          <p>{t('welcome.demonstration.apart')}</p>
          {building ? (
            <div className={styles.wide}>
              <ProgressBar
                label={t('welcome.demonstration.building')}
                value={progress?.done ?? null}
                max={progress?.total ?? 1}
              />
            </div>
          ) : (
            <Button
              disabled={create.isPending}
              refusal={create.isPending ? null : running}
              onClick={() => begin('demonstration')}
            >
              {t('welcome.demonstration.open')}
            </Button>
          )}
        </section>
        <section className={styles.choice} aria-labelledby={emptyId}>
          <h2 id={emptyId}>{t('welcome.empty.title')}</h2>
          <p>{t('welcome.empty.text')}</p>
          <form
            className={styles.form}
            noValidate
            onSubmit={event => {
              event.preventDefault()
              beginEmpty()
            }}
          >
            <Field
              label={t('welcome.empty.name')}
              hint={t('common:operator.nameHint')}
              error={nameless && !operator.trim() ? t('welcome.empty.nameNeeded') : null}
            >
              <TextInput value={operator} onChange={setOperator} maxLength={most.operatorName} initialFocus />
            </Field>
            <Button
              kind="primary"
              submit
              busy={create.isPending && !building}
              disabled={building}
              refusal={create.isPending ? null : running}
            >
              {t('welcome.empty.begin')}
            </Button>
          </form>
        </section>
      </div>
    </>
  )
}
