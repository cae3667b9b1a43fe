/** `file`: a page, an index or a link between rows. `records`: all of that holds, but records are not what was written. */
export type Damage = 'file' | 'records'

/** Why nothing of the data is vouched for. `steps`: some that were saved are missing, and nobody has taken note of it. */
export type Accused = Damage | 'steps'
