import type { PersonWords } from '../../../../src/contract/people/brief'
import type { FormVoice } from './form-voice'
import type { ColumnOf } from './roll-of'

export type PersonOnForm = Pick<
  PersonWords,
  'staffNo' | 'name' | 'nameEn' | 'unitName' | 'unitNameEn' | 'postName' | 'postNameEn'
>

export interface PersonWidths {
  serial: number
  staffNo: number
  name: number
  unit: number
  post: number
}

/** 序号 工号 姓名 机构 岗位. Names as the language of the form has them, like on every other form. */
export function personColumns(voice: FormVoice, widths: PersonWidths): ColumnOf<PersonOnForm>[] {
  return [
    ['form.serial', widths.serial, 'serial'],
    ['form.staff_number', widths.staffNo, 'text', person => person.staffNo],
    ['form.name', widths.name, 'text', voice.named],
    ['form.unit', widths.unit, 'text', person => voice.pair(person.unitName, person.unitNameEn)],
    ['form.post', widths.post, 'text', person => voice.pair(person.postName, person.postNameEn)],
  ]
}
