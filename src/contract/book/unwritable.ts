/** Why nothing can be put into the data folder. */
export const unwritable = ['disk_full', 'read_only', 'no_lock', 'path_too_long'] as const
