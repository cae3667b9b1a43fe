/** 学时 are 45 or 60 minutes long: a setting of the book. */
export type MinutesPerHour = 45 | 60

/**
 * Credited hours (学时) of whole minutes, rounded half up to one decimal: 100 minutes of 60 are 1.7.
 * Add minutes first and convert once: a sum of rounded hours drifts.
 */
export function creditedHours(minutes: number, minutesPerHour: number): number {
  return Math.floor((minutes * 10 + minutesPerHour / 2) / minutesPerHour) / 10
}

/** Whole minutes of typed hours, rounded half up: 1.5 hours of 45 are 68 minutes. */
export function minutesOfHours(hours: number, minutesPerHour: MinutesPerHour): number {
  return Math.floor(hours * minutesPerHour + 0.5)
}
