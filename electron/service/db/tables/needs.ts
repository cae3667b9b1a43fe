/** Row types of Ability and needs: one property per column of migrations/0003-needs.ts. */
export interface RatingTable {
  id: string
  person_id: string
  competency_id: string
  state: 'rated' | 'not_observed' | 'exempt' | 'revoked' | 'expired'
  level: number | null
  method: 'self' | 'supervisor' | 'test' | 'inspection' | 'training'
  rated_on: string
  assessor: string | null
  session_id: string | null
}

export interface StandingTable {
  person_id: string
  competency_id: string
  state: 'rated' | 'not_observed' | 'exempt' | 'revoked' | 'expired'
  level: number | null
  method: RatingTable['method']
  rated_on: string
  rating_id: string
}

export interface NeedTable {
  id: string
  number: number
  title: string
  source: 'gap' | 'complaint' | 'inspection' | 'kpi' | 'business_change' | 'manager' | 'person' | 'regulation'
  competency_id: string | null
  unit_id: string | null
  due_on: string | null
  target: string | null
  gap_tenths: number | null
  criticality: number | null
  headcount: number | null
  status: 'open' | 'planned' | 'closed' | 'declined'
  decision_reason: string | null
  created_on: string
}

interface NeedPersonTable {
  need_id: string
  person_id: string
}

declare module '../schema' {
  interface BookSchema {
    rating: RatingTable
    standing: StandingTable
    need: NeedTable
    need_person: NeedPersonTable
  }
}
