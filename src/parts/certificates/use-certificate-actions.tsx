import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { useSay } from '../../app/say'
import { type AlteredBehind, DespiteDialog, takeAlteredBehind } from './DespiteDialog'
import { IssuerDialog, takeLackingIssuer } from './IssuerDialog'
import { ReasonDialog } from './ReasonDialog'

type Asking =
  | { kind: 'void'; id: string; number: string }
  | { kind: 'reissue'; enrolmentId: string; name: string }

/** Voiding and issuing anew, each with its reason. Put `dialog` somewhere in the page. */
export function useCertificateActions(onReissued?: (id: string) => void) {
  const { t } = useTranslation('certificates')
  const say = useSay()
  const voidOne = useCommand('certificates', 'voidOne')
  const reissue = useCommand('certificates', 'reissue')
  const [asking, setAsking] = useState<Asking | null>(null)
  /** Told of altered records, with the reason that was given. */
  const [despite, setDespite] = useState<{ asked: AlteredBehind; again: (notes: number[]) => void } | null>(
    null,
  )
  /** Goes on with the same reason, once the name to issue in is there. */
  const [naming, setNaming] = useState<(() => void) | null>(null)
  const close = () => {
    setAsking(null)
    setDespite(null)
    setNaming(null)
  }

  const carryOut = async (asked: Asking, reason: string, given: () => void, notes: number[] = []) => {
    try {
      if (asked.kind === 'void') await voidOne.mutateAsync({ id: asked.id, reason })
      else {
        const { id } = await reissue.mutateAsync({
          enrolmentId: asked.enrolmentId,
          reason,
          ...(notes.length > 0 && { despite: notes }),
        })
        onReissued?.(id)
      }
      given()
      close()
    } catch (error) {
      const behind = takeAlteredBehind(error)
      if (behind) {
        const again = (known: number[]) => void carryOut(asked, reason, given, known)
        return setDespite({ asked: behind, again })
      }
      setDespite(null)
      if (takeLackingIssuer(error)) return setNaming(() => () => void carryOut(asked, reason, given, notes))
      say.refused('certificates', error)
    }
  }

  const dialog =
    asking === null ? null : naming !== null ? (
      <IssuerDialog
        onNamed={() => {
          setNaming(null)
          naming()
        }}
        onClose={close}
      />
    ) : despite !== null ? (
      <DespiteDialog
        asked={despite.asked}
        busy={reissue.isPending}
        onConfirm={despite.again}
        onClose={close}
      />
    ) : asking.kind === 'void' ? (
      <ReasonDialog
        asked={{ form: 'certificate-void', record: asking.id }}
        title={t('void.title', { number: asking.number })}
        explain={t('void.explain')}
        usual={[t('void.wrongName'), t('void.wrongCourse'), t('void.wrongMark'), t('void.lost')]}
        confirm={{ label: t('void.confirm'), kind: 'danger' }}
        busy={voidOne.isPending}
        onConfirm={(reason, given) => void carryOut(asking, reason, given)}
        onClose={close}
      />
    ) : (
      <ReasonDialog
        asked={{ form: 'certificate-reissue', record: asking.enrolmentId }}
        title={t('reissue.title', { name: asking.name })}
        explain={t('reissue.explain')}
        usual={[t('reissue.corrected'), t('reissue.lost'), t('reissue.damaged')]}
        confirm={{ label: t('reissue.confirm'), kind: 'primary' }}
        busy={reissue.isPending}
        onConfirm={(reason, given) => void carryOut(asking, reason, given)}
        onClose={close}
      />
    )

  return {
    askVoid: (certificate: { id: string; number: string }) =>
      setAsking({ kind: 'void', id: certificate.id, number: certificate.number }),
    askReissue: (person: { enrolmentId: string; name: string }) =>
      setAsking({ kind: 'reissue', enrolmentId: person.enrolmentId, name: person.name }),
    dialog,
  }
}
