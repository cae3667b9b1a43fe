import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { fileNameText } from '../../app/history-words'
import { useLanguage } from '../../app/language'
import { type AnyT, textOf } from '../../app/loose-text'
import { takeBack } from '../../app/undo'
import type { OutputOf } from '../../contract/define'
import type { imports } from '../../contract/imports'
import { CallFailed } from '../../parts/asked/CallFailed'
import { instantText } from '../../parts/book/moment-text'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/feedback/EmptyState'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { Card } from '../../ui/layout/Card'
import styles from './Imports.module.css'
import { type ImportKind, kindText, useImportKinds } from './kinds'

type Run = OutputOf<typeof imports.runs>[number]

/** What came in lately; one click takes a file back whole. */
export function RecentImports() {
  const { t } = useTranslation(['imports', 'common'])
  const answer = useAsk('imports', 'runs', {})
  return (
    <Card title={t('start.recent')}>
      {answer.isPending ? (
        <Skeleton label={t('common:page.loading')} rows={3} />
      ) : answer.isError ? (
        <CallFailed area="imports" asked={answer} />
      ) : answer.data.length === 0 ? (
        <EmptyState title={t('start.none')}>{t('start.noneHint')}</EmptyState>
      ) : (
        <ul className={styles.runs} aria-label={t('start.recent')}>
          {answer.data.map(run => (
            <RunLine key={run.id} run={run} />
          ))}
        </ul>
      )}
    </Card>
  )
}

/** 新增 521 人: only what there was of it. */
function countsOf(t: AnyT, kind: ImportKind | undefined, { counts }: Run): (string | null)[] {
  return (kind?.counts ?? ['rows']).map(part => {
    const count = counts[part] ?? 0
    return count > 0 ? textOf(t, `imports:counts.${part}`, { count }) : null
  })
}

function RunLine({ run }: { run: Run }) {
  const { t } = useTranslation(['imports', 'common'])
  const language = useLanguage(state => state.language)
  const kind = useImportKinds().find(one => one.kind === run.kind)
  const [busy, setBusy] = useState(false)
  const undo = async (seq: number) => {
    setBusy(true)
    await takeBack(seq)
    setBusy(false)
  }
  const { seq } = run
  const name = fileNameText(t, run.fileName)
  return (
    <li className={styles.run}>
      <div className={styles.runWords}>
        <span className={styles.runFile}>{name}</span>
        <span className={styles.quiet}>
          {[kind && kindText(t, kind, 'name'), ...countsOf(t, kind, run), instantText(language, run.at)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      {seq !== null && (
        <Button
          size="small"
          busy={busy}
          aria-label={t('start.undo', { name })}
          onClick={() => void undo(seq)}
        >
          {t('common:action.undo')}
        </Button>
      )}
    </li>
  )
}
