import type { CertificateFace } from '../../electron/service/certificates/face/certificate-face'

export const plainFace: CertificateFace = {
  number: 'KF-TS-2026-0012',
  personName: '阿卜杜热西提·买买提',
  personNameEn: 'Abdurexit Memet',
  staffNo: '00621',
  courseName: '投诉处理与情绪管理',
  courseNameEn: 'Complaint Handling and Emotional Control',
  sessionNumber: 3,
  firstDay: '2026-10-12',
  lastDay: '2026-10-13',
  creditedMinutes: 960,
  minutesPerHour: 60,
  issuerName: '远程旅行服务客服中心',
  issuerNameEn: 'Remote Travel Service Centre',
  issuedOn: '2026-10-20',
  validUntil: '2029-10-19',
  grade: null,
}

export const face = (changes: Partial<CertificateFace> = {}): CertificateFace => ({
  ...plainFace,
  ...changes,
})

/** Names as they really come, and one that cannot be. */
export const difficultNames = [
  '𠮷田一郎',
  '䶮成',
  '㛃',
  '阿卜杜热西提·买买提',
  '王😀芳',
  'Anne-Marie O’Brien',
  'Maximiliana Konstantinopolitanska-Featherstonehaugh-Smythe I',
  'محمد عبد الله',
  'שרה לוי',
  '⽅⾦',
] as const

/** Strings that a careless page would run, load or be broken by. */
export const hostileStrings = [
  '<script>alert(1)</script>',
  '</style><img src=x onerror=alert(1)>',
  '"><svg/onload=alert(1)>',
  "' style='background:url(https://example.com)",
  '<!--',
  ']]>',
  '&lt;b&gt; &amp; &#60;',
  '{{7*7}} {{person}} $t(days.one) $1 $& $`',
  '\uE0F00\uE0F1',
  '王\u0000芳\u0007\u001b[31m',
  '\u202Etxt.exe\u202C',
  '\uD800王',
  '王\r\n芳\t敏',
  '../../etc/passwd',
  'javascript:alert(1)',
  '长'.repeat(10_000),
] as const

/** The elements of a document, in order, but for those that only wrap a name as the name needs it. */
export function elementsOf(document: string): string[] {
  const bare = document.replace(
    /<bdi>|<\/bdi>|<span class="narrow">(.*?)<\/span>/gs,
    (_, inner?: string) => inner ?? '',
  )
  return bare.match(/<[a-z!/][^\s>]*/g) ?? []
}
