import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useJob } from '../../app/call'
import { useSay } from '../../app/say'
import type { Contract } from '../../contract/contract'
import type { PhaseOf } from '../../contract/define'
import type { ChosenFile } from '../../contract/host'
import { CallError, type Progress } from '../../contract/wire'
import { usePlaces } from '../files/use-places'
import { type AlteredBehind, takeAlteredBehind } from './DespiteDialog'

export type PrintKind = 'together' | 'each'

export interface ToPrint {
  id: string
  number: string
  prints: number
}

interface Asked {
  kind: PrintKind
  certificates: readonly ToPrint[]
  /** How many of them were printed before. */
  copies: number
}

/** Prints into a file or folder the person chooses. Copies ask for their reason first; what runs can be stopped. */
export function usePrintCertificates(fileName: string) {
  const { t } = useTranslation('certificates')
  const say = useSay()
  const places = usePlaces()
  const together = useJob('certificates', 'printTogether')
  const each = useJob('certificates', 'printEach')
  const [asked, setAsked] = useState<Asked | null>(null)
  const [progress, setProgress] = useState<Progress<PhaseOf<Contract['certificates']['printEach']>> | null>(
    null,
  )
  const [stopping, setStopping] = useState(false)
  const controller = useRef<AbortController | null>(null)
  /** Told of altered certificates. */
  const [despite, setDespite] = useState<{ asked: AlteredBehind; again: (notes: number[]) => void } | null>(
    null,
  )

  const run = async (request: Asked, reason: string | null) => {
    const { kind } = request
    const chosen =
      kind === 'together'
        ? await places.file({
            title: t('print.choosePdf'),
            filter: 'pdf',
            suggestedName: `${fileName}.pdf`,
          })
        : await places.folder(t('print.chooseFolder'))
    if (chosen) await carryOut(request, reason, chosen)
  }

  const carryOut = async (
    request: Asked,
    reason: string | null,
    chosen: ChosenFile,
    notes: number[] = [],
  ) => {
    const { kind, certificates } = request
    const certificateIds = certificates.map(one => one.id)
    controller.current = new AbortController()
    const { signal } = controller.current
    const known = { reason, ...(notes.length > 0 && { despite: notes }) }
    setProgress({ done: 0, total: certificateIds.length, phase: 'printing' })
    try {
      if (kind === 'together') {
        const input = { certificateIds, file: chosen.ticket, ...known }
        const done = await together.mutateAsync({ input, onProgress: setProgress, signal })
        say.done(t('print.done', { count: done.pages, file: chosen.name }), {
          of: done,
          action: { label: t('print.open'), onSelect: () => void window.zhixing.openWritten(chosen.ticket) },
        })
      } else {
        const input = { certificateIds, folder: chosen.ticket, ...known }
        const done = await each.mutateAsync({ input, onProgress: setProgress, signal })
        say.done(t('print.doneEach', { count: done.files.length, folder: chosen.name }), {
          of: done,
          action: {
            label: t('print.openFolder'),
            onSelect: () => void window.zhixing.openWritten(chosen.ticket),
          },
        })
      }
    } catch (error) {
      const behind = takeAlteredBehind(error)
      const stopped = error instanceof CallError && error.error.kind === 'stopped'
      if (stopped) say.done(t(kind === 'each' ? 'print.stoppedEach' : 'print.stopped'), { undoSeq: null })
      else if (behind)
        setDespite({
          asked: behind,
          again: shown => {
            setDespite(null)
            void carryOut(request, reason, chosen, shown)
          },
        })
      // Printed by somebody else since the list came.
      else if (copiesOf(error) > 0) setAsked({ ...request, copies: copiesOf(error) })
      else say.refused('certificates', error)
    } finally {
      controller.current = null
      setProgress(null)
      setStopping(false)
    }
  }

  return {
    print(kind: PrintKind, certificates: readonly ToPrint[]) {
      const request = { kind, certificates, copies: certificates.filter(one => one.prints > 0).length }
      if (request.copies > 0) setAsked(request)
      else void run(request, null)
    },
    /** Copies that wait for their reason. */
    asked,
    answer(reason: string | null) {
      setAsked(null)
      if (asked && reason !== null) void run(asked, reason)
    },
    /** Altered ones, for whoever says that they know. */
    despite,
    leave: () => setDespite(null),
    progress,
    stopping,
    stop() {
      setStopping(true)
      controller.current?.abort()
    },
  }
}
export type Printing = ReturnType<typeof usePrintCertificates>

/** How many copies the service will not print without a reason; 0 for anything else it said. */
function copiesOf(error: unknown): number {
  if (!(error instanceof CallError) || error.error.kind !== 'refused') return 0
  const { code, params } = error.error
  return code === 'reason_needed' ? Number(params.count) : 0
}
