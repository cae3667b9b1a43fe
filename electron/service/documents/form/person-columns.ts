import type { PersonWords } from '../../../../src/contract/people/brief'
import { placeName } from '../../../../src/domain/people/place-name'
import type { FormVoice } from './form-voice'
import type { ColumnOf } from './roll-of'

export type PersonOnForm = Pick<
  PersonWords,
  'staffNo' | 'name' | 'nameEn' | keyof Parameters<typeof placeName>[0] | 'postName' | 'postNameEn'
>

export interface PersonWidths {
  serial: number
  staffNo: number
  name: number
  unit: number
  post: number
}

/** 华北分部 / 在线一组: on paper too people of one name are told apart by where they are. */
export function placeOf(voice: FormVoice, person: Parameters<typeof placeName>[0]): string | null {
  const { name, nameEn } = placeName(person)
  return voice.pair(name, nameEn)
}

/** 序号 工号 姓名 机构 岗位. Names as the language of the form has them, like on every other form. */
export function personColumns(voice: FormVoice, widths: PersonWidths): ColumnOf<PersonOnForm>[] {
  return [
    ['form.serial', widths.serial, 'serial'],
    ['form.staff_number', widths.staffNo, 'text', person => person.staffNo],
    ['form.name', widths.name, 'text', voice.named],
    ['form.unit', widths.unit, 'text', person => placeOf(voice, person)],
    ['form.post', widths.post, 'text', person => voice.pair(person.postName, person.postNameEn)],
  ]
}
