/** A person without a row is unrated: unrated is never written down, so it is not a code here. */
export const ratingStates = ['rated', 'not_observed', 'exempt', 'revoked', 'expired'] as const
export type RatingState = (typeof ratingStates)[number]

export const ratingMethods = ['self', 'supervisor', 'test', 'inspection', 'training'] as const
export type RatingMethod = (typeof ratingMethods)[number]

/** What the map can say of one person in one competency. */
export const gapKinds = [
  'short',
  'met',
  'unrated',
  'not_observed',
  'exempt',
  'revoked',
  'expired',
  'not_required',
] as const
export type GapKind = (typeof gapKinds)[number]

export const levels = [1, 2, 3, 4, 5] as const
export type Level = (typeof levels)[number]

export const needSources = [
  'gap',
  'complaint',
  'inspection',
  'kpi',
  'business_change',
  'manager',
  'person',
  'regulation',
] as const
export type NeedSource = (typeof needSources)[number]

export const needStatuses = ['open', 'planned', 'closed', 'declined'] as const
export type NeedStatus = (typeof needStatuses)[number]
