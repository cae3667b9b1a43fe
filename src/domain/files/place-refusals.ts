/** Why nothing is written to a place a person chose. Their words: i18n common.json, "refusal". */
export const targetRefusals = ['target_in_book', 'target_not_a_file', 'not_writable', 'disk_full'] as const
export type TargetRefusal = (typeof targetRefusals)[number]

/** Why a file a person chose is not read. */
export const sourceRefusals = ['file_missing', 'not_a_file', 'too_large', 'unreadable'] as const
export type SourceRefusal = (typeof sourceRefusals)[number]
