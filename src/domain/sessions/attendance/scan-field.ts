/** What a column of a log of scans or a sheet of attendance marks is. */
export type ScanField =
  | 'staffNo'
  | 'name'
  | 'time'
  | 'day'
  | 'in'
  | 'out'
  | 'unit'
  | 'device'
  | 'event'
  | 'state'
  | 'note'
