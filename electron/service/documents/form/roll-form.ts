import type { FormSubject } from '../../../../src/contract/forms'
import type { DocumentKey } from '../words'
import { type AnyForm, anyForm, type FormMoment } from './form'
import type { FormBody } from './form-sheet'
import type { FormVoice } from './form-voice'
import { type ColumnOf, rollOf } from './roll-of'

/** A form that is one table: whose rows, in which columns, and what stands around them. */
interface RollForm<Facts, Row> {
  /** Its title is the word `<form>.title`. */
  form: string
  evidence: readonly string[]
  landscape?: true
  /** Rows for a hand. */
  tall?: true
  /** Null: there is no such session, person or year. */
  gather(moment: FormMoment, subject: FormSubject): Promise<Facts | null>
  rows(facts: Facts): readonly Row[]
  /** Besides a roll without rows: there is nothing to print. */
  empty?(facts: Facts): boolean
  /** What the title is filled with. */
  titled?(facts: Facts): Record<string, string>
  facts?(facts: Facts, voice: FormVoice): FormBody['facts']
  /** A column that has no place in this one is `false`. */
  columns(facts: Facts, voice: FormVoice): readonly (ColumnOf<Row> | false)[]
  note?(facts: Facts, voice: FormVoice): string
  /** Who signs at the foot of every page. */
  signatures: readonly DocumentKey[]
}

/** The form without its kit: a table and no more than that. Without rows there is nothing to print. */
export function rollForm<Facts, Row>(roll: RollForm<Facts, Row>): AnyForm {
  const { form, evidence, gather, rows, empty, signatures } = roll
  return anyForm<Facts>({
    form,
    evidence,
    gather,
    empty: facts => rows(facts).length === 0 || empty?.(facts) === true,
    body(facts, voice) {
      const columns = roll.columns(facts, voice).filter(column => column !== false)
      return {
        // A form has its title among the words of documents, as the list of forms has its name among its own.
        title: voice.say(`${form}.title` as DocumentKey, roll.titled?.(facts)),
        ...(roll.landscape ? { landscape: true } : {}),
        facts: roll.facts?.(facts, voice) ?? [],
        parts: [rollOf(voice, rows(facts), columns, roll.tall ? { tall: true } : {})],
        ...(roll.note ? { note: roll.note(facts, voice) } : {}),
        signatures,
      }
    },
  })
}
