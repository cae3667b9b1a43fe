import { useTranslation } from 'react-i18next'
import type { ImportPreviewOutput } from '../../contract/imports'
import { Button } from '../../ui/Button'
import { ProgressBar } from '../../ui/feedback/ProgressBar'
import { PageFoot } from '../../ui/layout/PageFoot'
import styles from './Imports.module.css'
import type { ImportView, Stage } from './import-view'
import { kindText, undecidedText, useImportKind } from './kinds'

type ImportFootProps = {
  view: ImportView
  preview: ImportPreviewOutput
  undecided: number
  /** Enter imports: nothing is undecided, and all is in sight. */
  byEnter: boolean
  /** Why it cannot be imported now. */
  refusal: string | null
  writing: Extract<Stage, { at: 'writing' }> | null
  onApply: () => void
}

/** Consent: how many go in, what becomes of what nobody decided, and that it can be taken back. */
export function ImportFoot(props: ImportFootProps) {
  const { view, preview, undecided, byEnter, refusal, writing, onApply } = props
  const { t } = useTranslation(['imports', 'common'])
  const kind = useImportKind(preview.kind)
  if (writing) {
    return (
      <PageFoot>
        <div className={styles.progress}>
          <ProgressBar
            label={t(`phase.${writing.phase}`)}
            value={null}
            max={1}
            stop={{ label: t('common:action.stop'), onStop: view.stop, busy: writing.stopping }}
          />
        </div>
      </PageFoot>
    )
  }
  return (
    <PageFoot>
      <Button
        kind="primary"
        {...(byEnter && { keyHint: 'Enter' })}
        busy={view.following}
        refusal={refusal}
        onClick={onApply}
      >
        {kindText(t, kind, 'apply', { count: preview.accepted })}
      </Button>
      <Button keyHint="Esc" onClick={view.close}>
        {t('common:action.cancel')}
      </Button>
      <span className={styles.note}>
        {refusal ?? (undecided > 0 ? undecidedText(t, kind, undecided) : t('apply.note'))}
      </span>
    </PageFoot>
  )
}
