import { heldMinutes } from '../../../../src/domain/sessions/schedule/session-hours'
import { listCertificates } from '../../certificates/issue-log-store'
import type { Db } from '../../context'
import { listBlocksOf, listSessionsOfPerson } from '../../sessions/sessions-service'
import { resultsOfPerson } from '../results-store'

export interface TrainingOnFile {
  courseName: string
  courseNameEn: string | null
  number: number
  firstDay: string
  lastDay: string
  trainers: readonly string[]
  rooms: readonly string[]
  roomsEn: readonly string[]
  creditedMinutes: number
  attendance: 'full' | 'partial' | 'none'
  total: number | null
  verdict: string | null
  certificate: { number: string; validUntil: string | null } | null
}

/** Every training of a person that was held, oldest first. */
export async function trainingsOf(db: Db, personId: string): Promise<TrainingOnFile[]> {
  const sessions = new Map((await listSessionsOfPerson(db, personId)).map(session => [session.id, session]))
  const blocks = await listBlocksOf(db, [...sessions.keys()])
  const { rows: certificates } = await listCertificates(db, { personId, status: 'valid' })
  const results = (await resultsOfPerson(db, personId)).filter(result => result.creditedMinutes !== null)
  return results.toReversed().map(result => {
    const session = sessions.get(result.sessionId)
    const certificate = certificates.find(one => one.id === result.certificateId)
    const minutes = heldMinutes(blocks.get(result.sessionId) ?? [])
    const creditedMinutes = result.creditedMinutes ?? 0
    return {
      ...result,
      trainers: session?.trainers ?? [],
      rooms: session?.rooms ?? [],
      roomsEn: session?.roomsEn ?? [],
      creditedMinutes,
      attendance: creditedMinutes === 0 ? 'none' : creditedMinutes < minutes ? 'partial' : 'full',
      certificate: certificate ? { number: certificate.number, validUntil: certificate.validUntil } : null,
    }
  })
}
