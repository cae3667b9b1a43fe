import { extname } from 'node:path'
import type { FormSubject } from '../../../../src/contract/forms'
import { type FormFormat, formEndings, formFormats } from '../../../../src/domain/documents/form-codes'
import { formKinds } from '../../forms-in-order'
import { caveatText } from '../../verbs/caveat-text'
import type { Given, Verb, WrongUse } from '../../verbs/verb'
import { wrongEnding } from '../../verbs/wrong-ending'

/** `export form NAME FILE`: one of the office's forms; PDF, Word or Excel by the name of the file. */
export const exportForm: Verb = {
  name: 'export form',
  at: 4,
  key: 'exportForm',
  examples: [
    'export form sign_in sign-in.pdf --session ID',
    'export form personal_file file.docx --person ID --both',
    'export form ledger ledger.xlsx --year 2026 --lang en',
  ],
  choices: {
    operand: 'NAME',
    of: formKinds.map(({ form, name, of }) => ({
      word: form,
      means: [name, ...of.map(subject => `cli:verb.exportForm.option.${subject}.usage`)],
    })),
  },
  operands: [2, 2],
  options: { session: 'text', person: 'text', year: 'text', both: 'flag' },
  needs: 'book',
  wrong(given): WrongUse | null {
    const [form = '', typed = ''] = given.operands
    const forms = formKinds.map(kind => kind.form)
    if (!forms.includes(form))
      return { what: 'form', params: { form, known: forms }, typed: form, known: forms }
    const ending = wrongEnding(typed, Object.values(formEndings))
    if (ending) return ending
    if (subjectOf(given) === null)
      return { what: 'needsOption', params: { option: '--session | --person | --year' } }
    return null
  },
  async run(context, given) {
    const [form = '', typed = ''] = given.operands
    const format = formatOf(typed)
    const subject = subjectOf(given)
    if (format === null || subject === null) return context.refuse('not_found')
    const language = given.flag('both') ? 'both' : context.language
    const file = context.path(typed)
    const ticket = context.ticket(typed)
    const { pages, caveat } = await context.call('forms', 'write', {
      form,
      subject,
      format,
      language,
      file: ticket,
    })
    const done = context.say('cli:verb.exportForm.done', { file })
    return { json: { file, pages, caveat }, text: caveatText(context, done, caveat) }
  },
}

function formatOf(file: string): FormFormat | null {
  const ending = extname(file).toLowerCase()
  return formFormats.find(format => formEndings[format] === ending) ?? null
}

/** Exactly one of the three; null otherwise. */
function subjectOf(given: Given): FormSubject | null {
  const [session, person, year] = [given.text('session'), given.text('person'), given.text('year')]
  if ([session, person, year].filter(one => one !== undefined).length !== 1) return null
  if (session !== undefined) return { kind: 'session', id: session }
  if (person !== undefined) return { kind: 'person', id: person }
  return /^\d{4}$/.test(year ?? '') ? { kind: 'year', year: Number(year) } : null
}
