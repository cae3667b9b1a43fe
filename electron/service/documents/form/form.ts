import type { FormFacts, FormSubject } from '../../../../src/contract/forms'
import type { FormFormat, FormLanguage } from '../../../../src/domain/documents/form-codes'
import { logoSize } from '../../../../src/domain/forms/logo'
import type { Db, JobContext, QueryContext } from '../../context'
import type { Letterhead } from '../../settings/settings-service'
import { documentWords } from '../document-words'
import type { FormBody, FormSheet } from './form-sheet'
import { type FormVoice, formVoice } from './form-voice'

/** What a form is made from, and the office it is made for. */
export interface FormMoment {
  db: Db
  scans: QueryContext['scans']
  today: string
  office: Letterhead
}

/** One form: what gathers its facts, and what it says of them. The kit writes PDF, Word and Excel from that. */
interface Form<Facts> {
  form: string
  /** Null: there is no such session, person or year. */
  gather(moment: FormMoment, subject: FormSubject): Promise<Facts | null>
  /** Whether there is anything to print. */
  empty?(facts: Facts): boolean
  body(facts: Facts, voice: FormVoice): FormBody
  /** After a file was written: what the book keeps of that. */
  written?(
    context: Pick<JobContext, 'run' | 'canWrite'>,
    subject: FormSubject,
    format: FormFormat,
  ): Promise<void>
  /** What it says was recorded: the tables it is filled from, first what it is a list of. It says below what of those was altered outside. */
  evidence?: readonly string[]
}

/** A form in the manifest of its area: what is known of it, and where the rest is loaded from. */
export interface FormEntry extends FormFacts {
  load(): Promise<AnyForm>
}

/** A form whose facts are its own business. */
export interface AnyForm extends Pick<Form<never>, 'evidence'> {
  written?(
    context: Pick<JobContext, 'run' | 'canWrite'>,
    subject: FormSubject,
    format: FormFormat,
  ): Promise<void>
  /** Null: no such thing; `nothing_to_print`: it is empty. */
  sheet(moment: FormMoment, subject: FormSubject, language: FormLanguage): Promise<FormSheet | 'empty' | null>
}

export function anyForm<Facts>({ form, gather, empty, body, written, evidence }: Form<Facts>): AnyForm {
  return {
    ...(evidence ? { evidence } : {}),
    ...(written ? { written } : {}),
    async sheet(moment, subject, language) {
      const facts = await gather(moment, subject)
      if (facts === null) return null
      if (empty?.(facts)) return 'empty'
      return formSheet(moment.office, moment.office.formNumbers[form] ?? '', language, voice =>
        body(facts, voice),
      )
    },
  }
}

/** What a form says of itself, with the company, the form's number and the words of the kit. */
export function formSheet(
  office: Pick<Letterhead, 'company' | 'companyEn'> & Partial<Pick<Letterhead, 'logo'>>,
  number: string,
  language: FormLanguage,
  body: (voice: FormVoice) => FormBody,
): FormSheet {
  const voice = formVoice(language)
  const filled = body(voice)
  return {
    ...filled,
    signatures: filled.signatures.map(key => voice.say(key)),
    lang: voice.lang,
    company: voice.named({ name: office.company, nameEn: office.companyEn }),
    logo: logoOf(office.logo ?? null),
    number: number === '' ? '' : voice.say('form.number', { number }),
    pageWords: language === 'both' ? ['', ' / ', ''] : pageWords(voice),
    totalWord: voice.say('form.total'),
  }
}

function logoOf(png: string | null): FormSheet['logo'] {
  const size = png === null ? null : logoSize(Buffer.from(png, 'base64'))
  return png !== null && size ? { png, ...size } : null
}

function pageWords({ lang }: FormVoice): [string, string, string] {
  const [before = '', between = '', after = ''] = documentWords(lang)('form.page', {
    page: '|',
    pages: '|',
  }).split('|')
  return [before, between, after]
}
