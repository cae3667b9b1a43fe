/** The day a demonstration year has while it is being built: its own first one. */
export const buildingDay = '2026-01-05'
