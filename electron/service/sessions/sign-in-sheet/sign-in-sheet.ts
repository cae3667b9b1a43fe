import type { OfficeSettings } from '../../../../src/contract/settings'
import type { DocumentWords } from '../../documents/words'
import type { Block } from '../blocks-store'
import type { Enrolment } from '../enrolments-store'
import type { Session } from '../sessions-store'
import { type SignInDocument, signInPages } from './sign-in-pages'

export interface SignInFacts {
  session: Pick<Session, 'courseName' | 'courseNameEn' | 'number' | 'firstDay' | 'lastDay'>
  blocks: readonly Block[]
  roll: readonly Pick<Enrolment, 'staffNo' | 'name' | 'unitName' | 'postName'>[]
  office: Pick<OfficeSettings, 'company' | 'companyEn' | 'signInForm'>
}

/** The sheet of one session, in the language of the words; names of people stay as they are written. */
export function signInSheet(
  { session, blocks, roll, office }: SignInFacts,
  words: DocumentWords,
): SignInDocument {
  const english = words('lang') === 'en'
  const named = (name: string, nameEn: string | null | undefined): string =>
    english && nameEn ? nameEn : name
  return signInPages(
    {
      company: named(office.company, office.companyEn),
      form: office.signInForm,
      topic: named(session.courseName, session.courseNameEn),
      sessionNumber: session.number,
      firstDay: session.firstDay,
      lastDay: session.lastDay,
      trainers: distinct(blocks.map(block => block.trainerName)),
      rooms: distinct(blocks.map(block => block.roomName && named(block.roomName, block.roomNameEn))),
      blocks,
      people: roll,
    },
    words,
  )
}

function distinct(names: readonly (string | null)[]): string[] {
  return [...new Set(names.filter(name => name !== null && name !== ''))] as string[]
}
