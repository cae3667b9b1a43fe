import type { PersonWords } from '../../../src/contract/people/brief'

/** Somebody of 华南分部 as every area names them. */
export const personWords = (name: string, some: Partial<PersonWords> = {}): PersonWords => ({
  name,
  nameEn: null,
  staffNo: null,
  unitName: '华南分部',
  unitNameEn: null,
  branchName: null,
  branchNameEn: null,
  postName: '客服专员',
  postNameEn: null,
  gradeLevelName: '初级',
  gradeLevelNameEn: null,
  ...some,
})
