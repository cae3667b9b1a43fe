/** Row types of Marks: one property per column of migrations/0007-assessments.ts. */

export interface MarkTable {
  enrolment_id: string
  attempt: number
  session_id: string
  theory: number | null
  theory_state: 'missed' | 'deferred' | 'cheating' | null
  practice: number | null
  practice_state: 'missed' | 'deferred' | 'cheating' | null
  total: number | null
  verdict: 'passed' | 'failed' | 'missed' | 'deferred' | 'cheating' | 'incomplete'
  grade: 'excellent' | 'good' | 'fair' | 'pass' | 'fail' | null
  marked_on: string
  note: string | null
}

declare module '../schema' {
  interface BookSchema {
    mark: MarkTable
  }
}
