export const courseMethods = ['classroom', 'workshop', 'practice', 'online', 'coaching'] as const
