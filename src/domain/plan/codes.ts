export const planLineKinds = ['planned', 'unplanned'] as const
export type PlanLineKind = (typeof planLineKinds)[number]

export const planLineStatuses = ['planned', 'held', 'postponed', 'cancelled'] as const
export type PlanLineStatus = (typeof planLineStatuses)[number]

export const planStatuses = ['draft', 'submitted', 'approved'] as const
export type PlanStatus = (typeof planStatuses)[number]
