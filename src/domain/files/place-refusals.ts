/** Why nothing is written to a place a person chose. Their words: i18n common.json, "refusal". */
export const targetRefusals = [
  'target_in_book',
  'target_not_a_file',
  'not_writable',
  'path_too_long',
  'disk_full',
] as const
export type TargetRefusal = (typeof targetRefusals)[number]

const unread = ['file_missing', 'not_a_file', 'too_large', 'unreadable'] as const
/** What is found out when it is opened. */
export type SourceRefusal = (typeof unread)[number]

/** Why a file a person chose is not read. `source_in_book`: it is open as a part of the data. */
export const sourceRefusals = [...unread, 'source_in_book'] as const
