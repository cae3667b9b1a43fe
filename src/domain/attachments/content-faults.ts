/** Why a file is not filed: nobody could use it later, or it would do harm. */
export const contentFaults = [
  'scan_empty',
  'scan_is_program',
  'scan_unlike_name',
  'scan_cut_off',
  'scan_other_kind',
] as const
export type ContentFault = (typeof contentFaults)[number]
