/** The office's standard forms (FORMS.md), in the order a session needs them. */
export const formNames = [
  'notice',
  'sign_in',
  'mark_sheet',
  'retraining',
  'certificate_register',
  'personal_file',
  'ledger',
] as const
export type FormName = (typeof formNames)[number]

export const formFormats = ['pdf', 'word', 'excel'] as const
export type FormFormat = (typeof formFormats)[number]

/** The ending of a file's name in each format. */
export const formEndings: Record<FormFormat, string> = { pdf: '.pdf', word: '.docx', excel: '.xlsx' }

/** One language, the other, or both side by side. */
export const formLanguages = ['zh-CN', 'en', 'both'] as const
export type FormLanguage = (typeof formLanguages)[number]

/** 培训通知 is a letter: a spreadsheet has no place for its sentences. */
export const formatsOf = (form: FormName): readonly FormFormat[] =>
  form === 'notice' ? ['pdf', 'word'] : formFormats
