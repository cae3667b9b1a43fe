/** What later areas may ask of the plan. */
export { type AnnualPlan, getPlan, listLines, type PlanLine } from './plan-store'
