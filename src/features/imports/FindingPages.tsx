import { useTranslation } from 'react-i18next'
import { findingsAtOnce, type ImportPreviewOutput } from '../../contract/imports'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import { Inline } from '../../ui/layout/Inline'
import type { ImportView } from './import-view'

type FindingPagesProps = { view: ImportView; preview: ImportPreviewOutput }

/** Which of the many findings are shown below; what was decided about the others stands. */
export function FindingPages({
  view,
  preview: { findings, findingsFrom, findingsTotal },
}: FindingPagesProps) {
  const { t } = useTranslation('imports')
  const { following, want } = view
  const next = findingsFrom + findings.length
  const to = (findingsFrom: number) => want({ findingsFrom: Math.max(0, findingsFrom) })
  return (
    <Notice
      title={t('pages.title', { from: findingsFrom + 1, to: next, total: findingsTotal })}
      action={
        <Inline>
          <Button
            size="small"
            disabled={following || findingsFrom === 0}
            onClick={() => to(findingsFrom - findingsAtOnce)}
          >
            {t('pages.before')}
          </Button>
          <Button size="small" disabled={following || next >= findingsTotal} onClick={() => to(next)}>
            {t('pages.after')}
          </Button>
        </Inline>
      }
    >
      {t('pages.sub')}
    </Notice>
  )
}
