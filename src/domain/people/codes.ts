export const unitKinds = ['headquarters', 'branch', 'department', 'team'] as const
export type UnitKind = (typeof unitKinds)[number]

export const personStatuses = ['active', 'left'] as const
export type PersonStatus = (typeof personStatuses)[number]

export const employmentEventKinds = ['hire', 'transfer', 'leave', 'rehire'] as const
export type EmploymentEventKind = (typeof employmentEventKinds)[number]

export const genders = ['male', 'female'] as const
