import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useLanguage } from '../../app/language'
import { go, hrefOf } from '../../app/links'
import type { AnyT } from '../../app/loose-text'
import { refusalText } from '../../app/say'
import { CallError } from '../../contract/wire'
import { Button } from '../../ui/Button'
import { LinkButton } from '../../ui/LinkButton'
import { Dialog } from '../../ui/overlay/Dialog'

/** Whose certificates would rest on altered records, and the entries that tell of those. */
const altered = z.object({
  count: z.number().int().min(1),
  names: z.array(z.string()).min(1),
  notes: z.array(z.number()).min(1),
})
export type AlteredBehind = z.infer<typeof altered>

/** What an issue was refused for, where it is this; null for any other refusal. */
export function alteredBehind(t: AnyT, error: unknown): AlteredBehind | null {
  if (!(error instanceof CallError && error.error.kind === 'refused')) return null
  if (error.error.code !== 'altered_marks') return null
  const behind = altered.safeParse(error.error.params).data ?? null
  // The dialog says it in words of its own, and nobody else has to.
  if (behind) refusalText(t, 'certificates', error)
  return behind
}

const history = { page: 'history' } as const

interface DespiteDialogProps {
  asked: AlteredBehind
  busy: boolean
  /** With the entries they were shown. */
  onConfirm: (notes: number[]) => void
  onClose: () => void
}

/** Asks once more before a certificate is issued that rests on altered records: says whose, and that it is kept. */
export function DespiteDialog({ asked, busy, onConfirm, onClose }: DespiteDialogProps) {
  const { t } = useTranslation(['certificates', 'common'])
  const language = useLanguage(state => state.language)
  const list = new Intl.ListFormat(language)
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('despite.title')}
      closeLabel={t('common:action.close')}
      size="small"
      actions={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button kind="danger" busy={busy} onClick={() => onConfirm(asked.notes)}>
            {t('despite.confirm')}
          </Button>
        </>
      }
    >
      <p>
        {t('despite.text', {
          count: asked.count,
          names: list.format(asked.names),
          notes: list.format(asked.notes.map(String)),
        })}
      </p>
      <p>{t('despite.kept')}</p>
      <p>
        <LinkButton size="small" href={hrefOf(history)} onSelect={() => go(history)}>
          {t('despite.look')}
        </LinkButton>
      </p>
    </Dialog>
  )
}
