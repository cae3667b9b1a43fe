/** All that a certificate says of one person, as it stood on the day of issue. */
export interface CertificateFace {
  number: string
  personName: string
  personNameEn: string | null
  /** `null`: an external person. */
  staffNo: string | null
  courseName: string
  courseNameEn: string | null
  sessionNumber: number
  firstDay: string
  lastDay: string
  /** What this person attended. */
  creditedMinutes: number
  /** Minutes of one credited hour: 45 or 60. */
  minutesPerHour: number
  issuerName: string
  issuerNameEn: string | null
  issuedOn: string
  /** Last day of validity; `null`: 长期. */
  validUntil: string | null
  /** A grade code; where nothing was assessed `attended`, or `attended_enough` of somebody who missed some of it. Only excellent and good are named: below them the verdict says all (`TERMS`: band or verdict, not both). */
  grade: string | null
}
