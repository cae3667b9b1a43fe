/** What a column of a log of scans or a sheet of attendance marks is. */
export type ScanField =
  | 'staffNo'
  | 'name'
  | 'givenName'
  | 'familyName'
  | 'time'
  | 'day'
  | 'in'
  | 'out'
  /** The second coming and going of a day. */
  | 'in2'
  | 'out2'
  | 'unit'
  | 'device'
  | 'event'
  | 'state'
  | 'note'
