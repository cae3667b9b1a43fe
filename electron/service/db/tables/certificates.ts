/** Row types of Certificates: one property per column of migrations/0008-certificates.ts and 0011-certificate-due.ts. */

export interface CertificateTable {
  id: string
  number: string
  person_id: string
  session_id: string
  enrolment_id: string
  course_id: string
  issued_on: string
  valid_until: string | null
  status: 'valid' | 'voided'
  voided_on: string | null
  void_reason: string | null
  face: string
}

interface CertificateCounterTable {
  series: string
  last: number
}

interface CertificatePrintTable {
  id: string
  certificate_id: string
  session_id: string
  at: string
  copy: number
  reason: string | null
}

interface CertificateDueTable {
  session_id: string
}

declare module '../schema' {
  interface BookSchema {
    certificate: CertificateTable
    certificate_counter: CertificateCounterTable
    certificate_print: CertificatePrintTable
    certificate_due: CertificateDueTable
  }
}
