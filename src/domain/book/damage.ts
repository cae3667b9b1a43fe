/** `file`: a page, an index or a link between rows. `records`: all of that holds, but records are not what was written. */
export type Damage = 'file' | 'records'
