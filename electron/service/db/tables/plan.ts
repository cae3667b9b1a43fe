/** Row types of The annual plan: one property per column of migrations/0005-plan.ts. */
import type { Generated } from 'kysely'

interface AnnualPlanTable {
  year: number
  status: 'draft' | 'submitted' | 'approved'
  approved_by: string | null
  approved_on: string | null
}

export interface PlanLineTable {
  id: string
  year: number
  number: number
  course_id: string
  need_id: string | null
  audience: string | null
  headcount: number
  month: number
  sessions: Generated<number>
  owner_id: string | null
  budget_fen: Generated<number>
  kind: 'planned' | 'unplanned'
  status: 'planned' | 'held' | 'postponed' | 'cancelled'
  postponed_to: number | null
  reason: string | null
}

interface PlanLinePersonTable {
  plan_line_id: string
  person_id: string
}

declare module '../schema' {
  interface BookSchema {
    annual_plan: AnnualPlanTable
    plan_line: PlanLineTable
    plan_line_person: PlanLinePersonTable
  }
}
