/** 人员, 流程, 信息化: only the first spawns training. */
export const actionKinds = ['people', 'process', 'system'] as const
export type ActionKind = (typeof actionKinds)[number]

export const actionOrigins = ['failed', 'absent', 'manual'] as const
export type ActionOrigin = (typeof actionOrigins)[number]

export const actionStatuses = ['open', 'done', 'verified', 'cancelled'] as const
export type ActionStatus = (typeof actionStatuses)[number]
