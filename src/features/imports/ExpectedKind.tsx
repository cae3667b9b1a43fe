import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/feedback/Notice'
import type { ImportView } from './import-view'
import { type ImportKind, kindText } from './kinds'

type ExpectedKindProps = { view: ImportView; kind: ImportKind; expected: ImportKind | null }

/** Somebody came for one kind of file and brought another. */
export function ExpectedKind({ view, kind, expected }: ExpectedKindProps) {
  const { t } = useTranslation('imports')
  if (expected === null || expected.kind === kind.kind || view.wish.mapping !== null) return null
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
