/** The day a demonstration year has while it is being built: its own first one. */
export const buildingDay = '2026-01-05'

/** A demonstration year begins and ends by setting the book's day; no page can give that command. */
export const dayCommand = { area: 'settings', command: 'setBookToday' } as const
