import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../app/client'
import type { book } from '../../contract/book'
import type { OutputOf } from '../../contract/define'
import type { MoveAim, MoveOutcome } from '../../contract/host'
import { useLifeRefusal } from './book-life'
import { stopJobs, useRunningJobs } from './jobs'

type FolderFacts = OutputOf<typeof book.folders>[number]
export type MoveDoubt = Pick<FolderFacts, 'warning' | 'tooLong' | 'others'> & { ticket: string; aim: MoveAim }

/** Takes the data to a folder the person chooses, or begins anew in one. What speaks against that folder is said first. */
export function useMove() {
  const { t } = useTranslation('book')
  const [moving, setMoving] = useState(false)
  const [outcome, setOutcome] = useState<MoveOutcome | null>(null)
  const [doubt, setDoubt] = useState<MoveDoubt | null>(null)
  const [taken, setTaken] = useState<string | null>(null)
  const running = useLifeRefusal()
  const jobs = useRunningJobs()
  const [stops, setStops] = useState<{ ticket: string; aim: MoveAim } | null>(null)
  const to = async (ticket: string, aim: MoveAim = 'carry', stopped = false) => {
    if (moving) return
    if (jobs.length > 0 && !stopped) {
      setStops({ ticket, aim })
      return
    }
    setStops(null)
    setDoubt(null)
    setTaken(null)
    setMoving(true)
    try {
      const how = await window.zhixing.moveToFolder({ ticket, aim })
      if (how === 'taken') setTaken(ticket)
      setOutcome(how)
    } finally {
      setMoving(false)
    }
  }
  return {
    moving,
    /** Why it cannot be asked for now, in words: something else is done to the whole book. */
    refusal: moving ? null : running,
    /** Why nothing moved, in words; where it did, the application starts again. */
    refused:
      outcome === null || outcome === 'moved' || outcome === 'opened' || outcome === 'taken'
        ? null
        : t(`folder.refused.${outcome}`),
    doubt,
    /** Data lies in the chosen folder already: its ticket, until the person has answered. */
    taken,
    openTaken: () => void (taken !== null && to(taken, 'open')),
    leaveTaken: () => setTaken(null),
    /** It would stop these jobs, and waits for the person's answer. */
    stops: stops && jobs,
    async stopAndMove() {
      if (!stops) return
      // Should they not be reached, the move stops them all the same.
      await stopJobs(jobs).catch(() => undefined)
      await to(stops.ticket, stops.aim, true)
    },
    wait: () => setStops(null),
    to: (ticket: string) => to(ticket),
    begin: (ticket: string) => to(ticket, 'begin'),
    async choose(aim: MoveAim = 'carry') {
      const chosen = await window.zhixing.chooseFolder({ title: t('folder.chooseTitle') })
      if (!chosen || 'refused' in chosen) return
      setOutcome(null)
      setTaken(null)
      // Only advice: where it cannot be had, the move itself says what stands in the way.
      const [looked] = await client.book.folders({ folders: [chosen.ticket] }).catch(() => [])
      // Where data lie already they are opened, and nothing goes there.
      const mixes = looked !== undefined && looked.others.length > 0 && !looked.taken
      if (looked && (looked.warning !== null || looked.tooLong || mixes))
        setDoubt({ ...looked, ticket: chosen.ticket, aim })
      else await to(chosen.ticket, aim)
    },
    /** The person uses the folder all the same. */
    async goOn({ ticket, aim }: MoveDoubt) {
      await window.zhixing.keepFolder(ticket)
      await to(ticket, aim)
    },
  }
}
