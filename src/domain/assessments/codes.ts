/** 缺考, 缓考 and 作弊 stand where a mark would. */
export const componentStates = ['scored', 'missed', 'deferred', 'cheating'] as const
export type ComponentState = (typeof componentStates)[number]

export const verdicts = ['passed', 'failed', 'missed', 'deferred', 'cheating', 'incomplete'] as const
export type Verdict = (typeof verdicts)[number]

/** 优 良 中 及格 不及格, best first. A band of marks, not the verdict. */
export const grades = ['excellent', 'good', 'fair', 'pass', 'fail'] as const
export type Grade = (typeof grades)[number]
