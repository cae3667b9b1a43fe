import { useEffect, useState } from 'react'
import { create } from 'zustand'

/** People who should sit in one session, and what for: “为这 32 人建培训班”. */
export interface SessionDraft {
  personIds: string[]
  /** What the course must raise; null when that is not known. */
  competencyId: string | null
  needId?: string
  planLineId?: string
}

/** A plan line to be: from a need, or straight from the gap map. */
export interface PlanLineDraft {
  personIds: string[]
  competencyId: string | null
  /** What it is for, in words: the title of the need, or unit and competency. */
  audience: string | null
  headcount: number | null
  needId?: string
}

interface Drafts {
  session: SessionDraft | null
  planLine: PlanLineDraft | null
}

/**
 * What one page has gathered for the next: too much for an address, and not yet a fact of the book.
 * `useDraft.setState({ session: { personIds, competencyId } }); go({ page: 'schedule' })`
 */
export const useDraft = create<Drafts>(() => ({ session: null, planLine: null }))

/** In the page that opens on it: the draft it came with, which no later visit sees again. */
export function useTakenDraft<Kind extends keyof Drafts>(kind: Kind): Drafts[Kind] {
  const [draft] = useState(() => useDraft.getState()[kind])
  useEffect(() => {
    useDraft.setState(kind === 'session' ? { session: null } : { planLine: null })
  }, [kind])
  return draft
}
