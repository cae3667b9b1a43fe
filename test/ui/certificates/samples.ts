import type { Certificate, CertificateFace } from '../../../src/contract/certificates'
import type { Candidate } from '../../../src/features/certificates/CandidateTable'
import { personWords } from '../support/person-words'

export const certificate = (name: string, serial: number, some: Partial<Certificate> = {}): Certificate => ({
  id: `c${serial}`,
  number: `KF-TS-2026-${String(serial).padStart(4, '0')}`,
  personId: name,
  enrolmentId: `e-${name}`,
  name,
  nameEn: null,
  staffNo: '00603',
  printedName: name,
  sessionId: 's1',
  courseName: '投诉处理',
  courseNameEn: null,
  sessionNumber: 3,
  issuedOn: '2026-12-09',
  validUntil: null,
  status: 'valid',
  voidedOn: null,
  voidReason: null,
  replacedBy: null,
  renewedBy: null,
  prints: 0,
  uncovered: [],
  despite: [],
  ...some,
})

export const candidate = (staffNo: string, name: string, some: Partial<Candidate> = {}): Candidate => ({
  enrolmentId: `e${staffNo}`,
  personId: staffNo,
  ...personWords(name, { staffNo }),
  verdict: 'passed',
  attended: 100,
  certificate: null,
  voided: [],
  refusal: null,
  lost: null,
  uncovered: [],
  altered: [],
  ...some,
})

const face: CertificateFace = {
  number: 'KF-TS-2026-0001',
  personName: '王契',
  personNameEn: null,
  staffNo: '00603',
  courseName: '投诉处理',
  courseNameEn: null,
  sessionNumber: 3,
  firstDay: '2026-12-01',
  lastDay: '2026-12-01',
  creditedMinutes: 360,
  minutesPerHour: 60,
  issuerName: '客服中心',
  issuerNameEn: null,
  issuedOn: '2026-12-09',
  validUntil: null,
  grade: null,
}

/** A document as the service prints it, as far as drawing it goes. */
export const faceHtml = {
  face,
  html: `<!doctype html><html lang="zh-CN"><head><style>
@font-face{font-family:"Zhixing Serif";src:url("fonts/NotoSerifSC-Regular.ttf")}
@page{size:297mm 210mm;margin:0}
html{font-family:serif}
html{background:#fefcf6;color:#2b2722}
.page{width:297mm}</style></head><body>
<section class="page"><div class="body" style="font-size:6.2mm">
<p class="zh">兹证明<span class="blank whole">王契</span></p></div></section>
</body></html>`,
}
