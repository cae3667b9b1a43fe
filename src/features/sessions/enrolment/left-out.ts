import { create } from 'zustand'
import type { LeftOut } from '../../../contract/sessions/enrolment'

/** Who was not put on the roll just now, by session: shown above the roll until somebody has read it. */
export const useLeftOut = create<{ bySession: Readonly<Record<string, LeftOut>> }>(() => ({ bySession: {} }))

export function keepLeftOut(sessionId: string, leftOut: LeftOut): void {
  useLeftOut.setState(({ bySession }) => ({ bySession: { ...bySession, [sessionId]: leftOut } }))
}
