import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk, useJob } from '../../app/call'
import { useLanguage } from '../../app/language'
import { refusalText } from '../../app/say'
import type { Progress } from '../../contract/wire'
import { useActionWords } from '../../parts/improvements/action-words'
import { Picker } from '../../parts/search/Picker'
import { daySpanText } from '../../parts/sessions/day-words'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/feedback/EmptyState'
import { ErrorState } from '../../ui/feedback/ErrorState'
import { ProgressBar } from '../../ui/feedback/ProgressBar'
import { Skeleton } from '../../ui/feedback/Skeleton'
import type { ComboOption } from '../../ui/field/combo-option'
import { Field } from '../../ui/field/Field'
import { RadioGroup } from '../../ui/field/RadioGroup'
import { Select } from '../../ui/field/Select'
import { Card } from '../../ui/layout/Card'
import { Columns } from '../../ui/layout/Columns'
import { Tag } from '../../ui/Tag'
import styles from './Records.module.css'
import { useWriteFile } from './use-write-file'

const columns = [
  'staffNo',
  'name',
  'unit',
  'post',
  'course',
  'number',
  'firstDay',
  'lastDay',
  'theory',
  'practice',
  'total',
  'outcome',
  'resit',
  'certificate',
] as const

/** 成绩导出: one session or all, as a workbook in the language of the page. */
export function ResultsTab() {
  const { t } = useTranslation(['reports', 'common'])
  const years = useAsk('reports', 'ledgerYears', {})
  if (years.isError) return <ErrorState title={refusalText(t, 'reports', years.error)} />
  if (!years.data) return <Skeleton label={t('common:page.loading')} rows={6} />
  const [newest] = years.data
  if (newest === undefined) {
    return (
      <Card title={t('results.title')}>
        <EmptyState title={t('results.empty')}>{t('results.emptyHint')}</EmptyState>
      </Card>
    )
  }
  return (
    <Columns
      width="narrow"
      aside={
        <Card title={t('results.columns')} padded>
          <div className={styles.columns}>
            {columns.map(column => (
              <Tag key={column}>{t(`export.${column}`)}</Tag>
            ))}
          </div>
        </Card>
      }
    >
      <ResultsForm years={years.data} newest={newest} />
    </Columns>
  )
}

function ResultsForm({ years, newest }: { years: readonly number[]; newest: number }) {
  const { t } = useTranslation(['reports', 'common'])
  const language = useLanguage(state => state.language)
  const words = useActionWords()
  const [scope, setScope] = useState<'all' | 'one'>('all')
  const [year, setYear] = useState(newest)
  const [session, setSession] = useState<ComboOption | null>(null)
  const [progress, setProgress] = useState<Progress | null>(null)
  const ledger = useAsk('reports', 'ledger', { year }, { enabled: scope === 'one' })
  const write = useJob('reports', 'exportResults')
  const writeFile = useWriteFile()

  const options = (ledger.data ?? []).map(line => ({
    id: line.sessionId,
    label: words.session(line),
    detail: daySpanText(language, line.firstDay, line.lastDay, `${year}-01-01`),
    search: `${line.courseName} ${line.courseNameEn ?? ''}`,
  }))
  const refusal = scope === 'one' && session === null ? t('results.sessionNeeded') : null
  const exportResults = () => {
    setProgress(null)
    const name = scope === 'one' && session ? `${t('results.file')} ${session.label}` : t('results.file')
    return writeFile(t('results.title'), name, file =>
      write.mutateAsync({
        input: { file, language, sessionId: scope === 'one' ? (session?.id ?? null) : null },
        onProgress: setProgress,
      }),
    )
  }
  return (
    <Card title={t('results.title')} padded>
      <form
        className={styles.form}
        noValidate
        onSubmit={event => {
          event.preventDefault()
          if (!refusal && !write.isPending) void exportResults()
        }}
      >
        <p className={styles.hint}>{t('results.hint')}</p>
        <Field label={t('results.choose')}>
          <RadioGroup
            value={scope}
            onChange={setScope}
            options={[
              { value: 'all', label: t('results.all') },
              { value: 'one', label: t('results.one') },
            ]}
          />
        </Field>
        {scope === 'one' && (
          <div className={styles.pick}>
            <Field label={t('ledger.year')}>
              <Select
                value={String(year)}
                onChange={value => {
                  setYear(Number(value))
                  setSession(null)
                }}
                options={years.map(one => ({ value: String(one), label: t('ledger.yearOf', { year: one }) }))}
              />
            </Field>
            <Field label={t('results.session')}>
              <Picker
                value={session}
                onChange={setSession}
                options={options}
                loading={ledger.isFetching}
                placeholder={t('results.sessionPlaceholder')}
                words={{ empty: t('results.noSession'), loading: t('common:page.loading') }}
              />
            </Field>
          </div>
        )}
        <Button kind="primary" submit busy={write.isPending} refusal={refusal}>
          {t('export.action')}
        </Button>
        {write.isPending && (
          <ProgressBar
            label={t('results.running')}
            value={progress?.done ?? null}
            max={progress?.total ?? 1}
          />
        )}
      </form>
    </Card>
  )
}
