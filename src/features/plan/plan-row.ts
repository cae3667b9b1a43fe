import type { z } from 'zod'
import type { plannedAgainstHeld } from '../../contract/reports'

export type PlanLineRow = z.output<typeof plannedAgainstHeld>
