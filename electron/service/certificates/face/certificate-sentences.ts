import { creditedHours } from '../../../../src/domain/days/credited-hours'
import { dayRange } from '../../documents/day-range'
import { type Html, html, sentence } from '../../documents/html'
import { nameMarkup } from '../../documents/names'
import type { DocumentWords } from '../../documents/words'
import type { CertificateFace } from './certificate-face'
import { staysWhole } from './certificate-fit'

function resultOf(words: DocumentWords, face: CertificateFace): string {
  switch (face.grade) {
    case 'excellent':
      return words('certificate.result_excellent')
    case 'good':
      return words('certificate.result_good')
    case 'attended':
      return words('certificate.result_attended')
    case 'attended_enough':
      return words('certificate.result_attended_enough')
    default:
      return words('certificate.result')
  }
}

function staffOf(words: DocumentWords, face: CertificateFace): Html | null {
  const { staffNo } = face
  if (staffNo === null) return null
  return sentence(({ number }) => words('certificate.staff', { number }), {
    number: nameMarkup(staffNo),
  })
}

/** A phrase that is not to be torn at its spaces: `16 学时`, `12–13 October 2026`. */
function unbroken(phrase: string): string {
  return phrase.replaceAll(' ', '\u00A0')
}

/** 兹证明……准予结业。 The blanks a scribe would fill in by hand are underlined. */
export function chineseSentence(words: DocumentWords, face: CertificateFace): Html {
  const course = sentence(
    ({ course }) => words('certificate.course', { course, session: face.sessionNumber }),
    {
      course: nameMarkup(face.courseName),
    },
  )
  return sentence(
    ({ person, staff, course, days }) =>
      // Lines break after punctuation and after the date: never inside 参加, never after 共.
      unbroken(
        words('certificate.sentence', {
          person,
          staff,
          course,
          days,
          hours: words('hours', { count: creditedHours(face.creditedMinutes, face.minutesPerHour) }),
          result: resultOf(words, face),
        }),
      ),
    {
      person: blank(nameMarkup(face.personName), face.personName),
      staff: staffOf(words, face),
      course: blank(course, face.courseName),
      days: html`${dayRange(words, face.firstDay, face.lastDay)}<wbr>`,
    },
  )
}

/** This is to certify that … Names without an English form stand as they are. */
export function englishSentence(words: DocumentWords, face: CertificateFace): Html {
  const course = sentence(
    ({ course }) => words('certificate.course', { course, session: face.sessionNumber }),
    { course: nameMarkup(face.courseNameEn || face.courseName) },
  )
  return sentence(
    ({ person, staff, course }) =>
      words('certificate.sentence', {
        person,
        staff,
        course,
        days: unbroken(dayRange(words, face.firstDay, face.lastDay)),
        hours: unbroken(words('hours', { count: creditedHours(face.creditedMinutes, face.minutesPerHour) })),
        result: resultOf(words, face),
      }),
    { person: nameMarkup(face.personNameEn || face.personName), staff: staffOf(words, face), course },
  )
}

function blank(content: Html, text: string): Html {
  return html`<span class="blank${staysWhole(text) ? ' whole' : ''}">${content}</span>`
}
