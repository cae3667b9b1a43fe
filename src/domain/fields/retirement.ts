/** Which words a step has for it: 停用 and 恢复使用 are said, not 修改. Neither where only other fields changed. */
export const retirement = (retired: boolean | undefined): { context?: 'retired' | 'back' } =>
  retired === undefined ? {} : { context: retired ? 'retired' : 'back' }
