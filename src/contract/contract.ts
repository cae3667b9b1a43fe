import * as areas from './areas'

/** Everything that crosses the wire, area by area: one line in `areas.ts` for each. */
export const contract = areas
export type Contract = typeof contract
