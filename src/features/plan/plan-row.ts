import type { z } from 'zod'
import type { planLine } from '../../contract/plan'

export type PlanLineRow = z.output<typeof planLine>
