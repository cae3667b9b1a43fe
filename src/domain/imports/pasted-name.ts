/** What a pasted table is called where it is imported, in whichever language that was: it stands so in the data. */
const names: ReadonlySet<string> = new Set(['粘贴的表格', 'Pasted table'])

/** Whether it was no file: its name is then said in the language of whoever reads it. */
export const isPastedName = (name: string): boolean => names.has(name)
