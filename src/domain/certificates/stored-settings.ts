// What certificates keep among the settings of the data, by key.

/** The numbers of lost certificates somebody is done with. */
export const settledSetting = 'certificates.lost'

/** What is known of numbers given outside the data: which series were raised, and which are in doubt. */
export const knownSetting = 'certificates.numbers'
