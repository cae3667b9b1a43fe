export const formFormats = ['pdf', 'word', 'excel'] as const
export type FormFormat = (typeof formFormats)[number]

/** The ending of a file's name in each format. */
export const formEndings: Record<FormFormat, string> = { pdf: '.pdf', word: '.docx', excel: '.xlsx' }

/** What such a file is called, in every language. */
export const formNames: Record<FormFormat, string> = { pdf: 'PDF', word: 'Word', excel: 'Excel' }

/** One language, the other, or both side by side. */
export const formLanguages = ['zh-CN', 'en', 'both'] as const
export type FormLanguage = (typeof formLanguages)[number]

/** What a form can be about. */
export const formSubjects = ['session', 'person', 'year'] as const
