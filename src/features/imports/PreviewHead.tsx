import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { fileNameText } from '../../app/history-words'
import type { ImportPreviewOutput } from '../../contract/imports'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import { Tally, type TallyItem } from '../../ui/layout/Tally'
import { VisuallyHidden } from '../../ui/VisuallyHidden'
import styles from './Imports.module.css'
import type { ImportView } from './import-view'
import { type ImportKind, kindText, useImportKind } from './kinds'

type PreviewHeadProps = {
  preview: ImportPreviewOutput
  undecided: number
  columnsOpen: boolean
  onColumns: () => void
}

/** The file in one line: what was recognised, and what it would do. */
export function PreviewHead({ preview, undecided, columnsOpen, onColumns }: PreviewHeadProps) {
  const { t } = useTranslation(['imports', 'common'])
  const id = useId()
  const kind = useImportKind(preview.kind)
  const fileName = fileNameText(t, preview.fileName)
  const { sheet, headerRow, competencies, errors, new: added, changed, unchanged } = preview
  const where = [
    // A text file has one sheet, named like the file.
    ...(fileName.startsWith(`${sheet}.`) ? [] : [sheet]),
    t('look.where', { row: headerRow }),
    t('look.columns', { count: Object.keys(preview.columns).length + competencies.length }),
  ]
  // A log of scans knows of nothing that could change.
  const compared: TallyItem[] = kind.compares
    ? [
        { label: t('look.changed'), value: String(changed) },
        { label: t('look.unchanged'), value: String(unchanged) },
      ]
    : []
  return (
    <section className={styles.head} aria-labelledby={id}>
      <h2 id={id} className={styles.name} title={fileName}>
        {fileName}
      </h2>
      <p className={styles.where}>
        <span className={styles.whereText}>{where.join(' · ')}</span>
        <button
          type="button"
          className={styles.change}
          aria-expanded={columnsOpen}
          aria-label={t('look.changeLabel')}
          onClick={onColumns}
        >
          {t('look.change')}
        </button>
      </p>
      <div className={styles.figures}>
        <Tally
          items={[
            { label: t('look.new'), value: String(added) },
            ...compared,
            { label: t('look.decide'), value: String(undecided), tone: undecided > 0 ? 'amber' : 'plain' },
            { label: t('look.errors'), value: String(errors), tone: errors > 0 ? 'cinnabar' : 'plain' },
          ]}
        />
      </div>
      <VisuallyHidden>
        <span role="status">
          {t('look.said', { name: fileName, new: added, changed, unchanged, decide: undecided, errors })}
        </span>
      </VisuallyHidden>
    </section>
  )
}

type ExpectedKindProps = { view: ImportView; kind: ImportKind; expected: ImportKind | null }

/** Somebody came for one kind of file and brought another. */
export function ExpectedKind({ view, kind, expected }: ExpectedKindProps) {
  const { t } = useTranslation('imports')
  if (expected === null || expected.kind === kind.kind || view.request.mapping !== null) return null
  return (
    <Notice
      tone="amber"
      action={
        <Button size="small" onClick={() => view.want({ kind: expected.kind })}>
          {t('look.readAs', { kind: kindText(t, expected, 'name') })}
        </Button>
      }
    >
      {t('look.unexpected', { kind: kindText(t, kind, 'name') })}
    </Notice>
  )
}
