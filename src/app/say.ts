import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { CallError } from '../contract/wire'
import { useToast } from '../ui/feedback/ToastProvider'
import { markAnnounced } from './announced-errors'
import { stepOf } from './last-command'
import { type AnyT, textOf } from './loose-text'
import { takeBack } from './undo'

/** Commands a page has named in better words than the history's. */
const named = new Set<number>()

/** The step the command with this answer made; null where it made none. */
function nameStep(answer: object | undefined): number | null {
  const seq = (answer && stepOf.get(answer)) ?? null
  if (seq !== null) named.add(seq)
  return seq
}

export const wasNamed = (seq: number): boolean => named.delete(seq)

/** Where it stands that the service went away, until another is there. */
export const goneSlot = 'gone'

export const isGone = (error: unknown): boolean => error instanceof CallError && error.error.kind === 'gone'

/** The caller says this refusal in a dialog of its own: nobody else has to. */
export const takeRefusal = (error: unknown): void => markAnnounced(error)

/** Why a call did not do what was asked, and what to do, in the person's words. Empty when the person stopped it. */
export function refusalText(t: AnyT, area: string, error: unknown): string {
  markAnnounced(error)
  if (!(error instanceof CallError)) return textOf(t, 'common:failure.page') ?? ''
  const wire = error.error
  switch (wire.kind) {
    case 'refused':
      // What holds for the whole book stands with its words: no first page waits for them.
      for (const from of [area, 'common', 'book']) {
        const text = textOf(t, `${from}:refusal.${wire.code}`, wire.params)
        if (text) return text
      }
      return textOf(t, 'common:failure.refused', { code: wire.code }) ?? wire.code
    case 'stopped':
      return ''
    default:
      return textOf(t, `common:failure.${wire.kind}`, wire) ?? ''
  }
}

export interface Say {
  /**
   * Names what was just done, in place of the line the frame shows by itself after each command.
   * `of`: the answer of the command. The button 撤销 takes back the step it made and no other: none where it made none.
   * `undoSeq`: what the button takes back instead; null for no button.
   * `action` stands in its place: 打开 after a file was written.
   * `tone`: amber when it was done and something of it is missing or not verified, cinnabar when what was looked at turned
   * out bad: that one stays.
   */
  done(
    text: string,
    options: ({ of: object; undoSeq?: null } | { of?: never; undoSeq: number | null }) & {
      action?: { label: string; onSelect: () => void }
      tone?: 'plain' | 'amber' | 'cinnabar'
    },
  ): void
  /** The page shows the command with this answer where it was done: no line for it. Ctrl+Z takes it back all the same. */
  quietly(of: object): void
  /** Says in a toast why a call was refused or failed; the area's own words first. `slot`: whose place it takes. */
  refused(area: string, error: unknown, slot?: 'refusal' | 'command'): void
}

/** `const say = useSay(); … catch (error) { say.refused('people', error) }` */
export function useSay(): Say {
  const toast = useToast()
  const { t } = useTranslation('common')
  return useMemo(
    () => ({
      done(text, { of, undoSeq, action, tone = 'plain' }) {
        const step = nameStep(of)
        const seq = undoSeq === undefined ? step : undoSeq
        if (seq !== null) named.add(seq)
        toast({
          message: text,
          slot: 'command',
          ...(tone !== 'plain' && { tone }),
          ...(tone === 'amber' && { stay: 12_000 }),
          ...(action
            ? { action }
            : seq === null
              ? {}
              : { action: { label: t('action.undo'), onSelect: () => void takeBack(seq) } }),
        })
      },
      quietly: nameStep,
      refused(area, error, slot = 'refusal') {
        const text = refusalText(t, area, error)
        // It is over when the service is back, which says what became of it.
        if (text) toast({ message: text, tone: 'cinnabar', slot: isGone(error) ? goneSlot : slot })
      },
    }),
    [toast, t],
  )
}
