/** The setting that holds the numbers of lost certificates somebody is done with. */
export const settledSetting = 'certificates.lost'

/** So many are named by one entry of the history, and settled at once. */
export const mostLost = 5000
