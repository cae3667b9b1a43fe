import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CertificateFace } from '../../electron/service/certificates/face/certificate-face'
import { certificatePages } from '../../electron/service/certificates/face/certificate-pages'
import { bilingualWords } from '../../electron/service/documents/document-words'
import { printAll } from '../support/printing'
import { type BenchBook, openBenchBook, rosterPerson } from './bench-book'
import { type Figure, inTurn, timed } from './pairs'

/** How many bare prints stand for the many: their time is multiplied up. */
const sampled = 5

/** Certificates in one PDF, numbered, issued and written, against one bare print each. */
export async function certificateFigure(pairs: number, count: number): Promise<Figure> {
  const book = await openBenchBook()
  const folder = mkdtempSync(join(tmpdir(), 'zhixing-bench-print-'))
  try {
    const prepared = await prepareSessions(book, pairs + 1, count)
    const issued: number[] = []
    const htmls: string[] = []
    for (const session of prepared) {
      let html = ''
      issued.push(
        await timed(async () => {
          await book.caller.certificates.issue(session)
          html = certificatePages(await facesOf(book, session.sessionId), { words: bilingualWords })
        }),
      )
      htmls.push(html)
    }
    const [first] = await facesOf(book, prepared[0]?.sessionId ?? '')
    const single = first ? certificatePages([first], { words: bilingualWords }) : ''
    const steps = htmls.flatMap(html => [
      { html, landscape: true },
      ...Array.from({ length: sampled }, () => ({ html: single, landscape: true })),
    ])
    const { took, pdfs } = await printAll(steps)
    const each = sampled + 1
    return await inTurn(
      {
        async product(round) {
          const writing = await timed(() =>
            writeFileSync(join(folder, `${round}.pdf`), pdfs[round * each] as Uint8Array),
          )
          return (issued[round] ?? 0) + (took[round * each] ?? 0) + writing
        },
        async floor(round) {
          const bare = took.slice(round * each + 1, round * each + each)
          return (bare.reduce((sum, one) => sum + one, 0) / sampled) * count
        },
      },
      pairs,
      `${count} × one bare printToPDF (mean of ${sampled} per pair)`,
    )
  } finally {
    await book.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function facesOf(book: BenchBook, sessionId: string): Promise<CertificateFace[]> {
  const { rows } = await book.caller.certificates.list({ sessionId, limit: 500 })
  return rows
    .map(row => ({
      number: row.number,
      personName: row.name,
      personNameEn: row.nameEn,
      staffNo: row.staffNo,
      courseName: row.courseName,
      courseNameEn: row.courseNameEn,
      sessionNumber: row.sessionNumber,
      firstDay: '2026-12-01',
      lastDay: '2026-12-02',
      creditedMinutes: 960,
      minutesPerHour: 60,
      issuerName: '远程旅行服务客服中心',
      issuerNameEn: 'Yuancheng Travel Service Centre',
      issuedOn: row.issuedOn,
      validUntil: row.validUntil,
      grade: null,
    }))
    .reverse()
}

async function prepareSessions(book: BenchBook, sessions: number, count: number) {
  const { caller, service } = book
  const rows = Array.from({ length: count }, (_, index) => ({
    person: rosterPerson(index),
    bookNumber: null,
  }))
  await service.call('people', 'writeRoster', { fileName: 'bench.xlsx', sheet: '1', rows })
  const people = (await caller.people.list({ status: 'active', limit: 500 })).rows.map(row => row.id)
  const { id: courseId } = await caller.courses.add({
    code: 'KC-001',
    name: '投诉处理与情绪管理',
    nameEn: 'Complaint Handling and Emotional Control',
    category: 'complaints',
    method: 'workshop',
    theoryMinutes: 960,
    practiceMinutes: 0,
    theoryWeight: 100,
    practiceWeight: 0,
    passMark: 6000,
    certificateKind: 'TS',
  })
  const prepared: { sessionId: string; enrolmentIds: string[] }[] = []
  for (let index = 0; index < sessions; index++) {
    const { id: sessionId } = await caller.sessions.schedule({
      courseId,
      blocks: [{ day: '2026-12-01', starts: 540, ends: 720 }],
      personIds: people,
    })
    const session = await caller.sessions.get({ id: sessionId })
    await caller.sessions.recordAttendance({
      sessionId,
      blockIds: (session?.blocks ?? []).map(block => block.id),
      exceptions: [],
    })
    const enrolmentIds = (await caller.sessions.roll({ sessionId })).map(person => person.id)
    await caller.assessments.recordMarks({
      sessionId,
      marks: enrolmentIds.map(enrolmentId => ({
        enrolmentId,
        theory: { kind: 'scored' as const, mark: 8800 },
      })),
    })
    prepared.push({ sessionId, enrolmentIds })
  }
  return prepared
}
