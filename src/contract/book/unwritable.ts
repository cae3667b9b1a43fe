/** Why nothing can be put into the data folder. `name_taken` has params.name: something else has a name it needs. */
export const unwritable = ['disk_full', 'read_only', 'no_lock', 'path_too_long', 'name_taken'] as const
