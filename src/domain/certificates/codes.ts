export const certificateStatuses = ['valid', 'voided'] as const
export type CertificateStatus = (typeof certificateStatuses)[number]
