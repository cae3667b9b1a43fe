import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useLanguage } from '../../app/language'
import { go, hrefOf } from '../../app/links'
import { takeRefusal } from '../../app/say'
import { CallError } from '../../contract/wire'
import { Button } from '../../ui/Button'
import { LinkButton } from '../../ui/LinkButton'
import { Dialog } from '../../ui/overlay/Dialog'

/**
 * Whose certificates would rest on altered records, or numbers of those that were altered themselves, and the entries that
 * tell of those; `logo`: those of them that tell of the logo, which may be all there are.
 */
const altered = z
  .object({
    count: z.number().int(),
    names: z.array(z.string()),
    notes: z.array(z.number()).min(1),
    logo: z.array(z.number()).default([]),
  })
  .refine(({ names, logo }) => names.length > 0 || logo.length > 0)
export type AlteredBehind = z.infer<typeof altered>

/**
 * Takes over an issue or a print that was refused for what was altered behind it: the dialog says it, and nobody else has
 * to. Null for any other refusal.
 */
export function takeAlteredBehind(error: unknown): AlteredBehind | null {
  if (!(error instanceof CallError && error.error.kind === 'refused')) return null
  if (!['altered_marks', 'altered_certificates'].includes(error.error.code)) return null
  const behind = altered.safeParse(error.error.params).data ?? null
  if (behind) takeRefusal(error)
  return behind
}

const history = { page: 'history' } as const

interface DespiteDialogProps {
  asked: AlteredBehind
  /** Issued, or printed. */
  printing?: boolean
  busy: boolean
  /** With the entries they were shown. */
  onConfirm: (notes: number[]) => void
  onClose: () => void
}

/** Asks once more before a certificate is issued or printed that rests on altered records: says whose, and that it is kept. */
export function DespiteDialog({ asked, printing = false, busy, onConfirm, onClose }: DespiteDialogProps) {
  const { t } = useTranslation(['certificates', 'common'])
  const language = useLanguage(state => state.language)
  const list = new Intl.ListFormat(language)
  const { count, names, notes, logo } = asked
  const kind = printing ? 'print.despite' : 'despite'
  const entries = notes.filter(seq => !logo.includes(seq))
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(count === 0 ? 'print.despite.titleLogo' : `${kind}.title`)}
      closeLabel={t('common:action.close')}
      size="small"
      actions={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button kind="danger" busy={busy} onClick={() => onConfirm(asked.notes)}>
            {t(`${kind}.confirm`)}
          </Button>
        </>
      }
    >
      {count > 0 && (
        <p>
          {t(`${kind}.text`, {
            count,
            names: list.format(names),
            // One that cannot be read tells of both.
            notes: list.format((entries.length > 0 ? entries : notes).map(String)),
          })}
        </p>
      )}
      {logo.length > 0 && <p>{t('print.despite.logo', { notes: list.format(logo.map(String)) })}</p>}
      <p>{t(`${kind}.kept`)}</p>
      <p>
        <LinkButton size="small" href={hrefOf(history)} onSelect={() => go(history)}>
          {t('despite.look')}
        </LinkButton>
      </p>
    </Dialog>
  )
}
