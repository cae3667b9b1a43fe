import { useTranslation } from 'react-i18next'
import type { ImportKind } from '../../domain/imports/preview'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import type { ImportView } from './import-view'

type ExpectedKindProps = { view: ImportView; kind: ImportKind; expected: ImportKind | null }

/** Somebody came for one kind of file and brought another. */
export function ExpectedKind({ view, kind, expected }: ExpectedKindProps) {
  const { t } = useTranslation('imports')
  if (expected === null || expected === kind || view.wish.mapping !== null) return null
  return (
    <Notice
      tone="amber"
      action={
        <Button size="small" onClick={() => view.want({ kind: expected })}>
          {t('look.readAs', { kind: t(`kind.${expected}`) })}
        </Button>
      }
    >
      {t('look.unexpected', { kind: t(`kind.${kind}`) })}
    </Notice>
  )
}
