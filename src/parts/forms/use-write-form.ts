import { useTranslation } from 'react-i18next'
import { useJob } from '../../app/call'
import { useSay } from '../../app/say'
import type { FormSubject } from '../../contract/forms'
import type { FileFilter } from '../../contract/host'
import { type FormFormat, type FormLanguage, formEndings } from '../../domain/documents/form-codes'
import { usePlaces } from '../files/use-places'
import { useCaveat } from './use-caveat'

interface FormWanted {
  form: string
  /** What the form is called. */
  name: string
  subject: FormSubject
  /** What the file is called besides the form: the session, the person, the year. */
  about: string
  format: FormFormat
  language: FormLanguage
}

const filters: Record<FormFormat, FileFilter> = { pdf: 'pdf', word: 'word', excel: 'workbook' }

/** A form into a file the person chooses; the line that says so opens it. True once it is written. */
export function useWriteForm(): { write: (wanted: FormWanted) => Promise<boolean>; writing: boolean } {
  const { t } = useTranslation(['forms', 'common'])
  const say = useSay()
  const places = usePlaces()
  const withCaveat = useCaveat()
  const job = useJob('forms', 'write')
  const write = async ({ form, name, subject, about, format, language }: FormWanted) => {
    const chosen = await places.file({
      title: t('save'),
      filter: filters[format],
      suggestedName: `${name.replaceAll('/', '、')} ${about}${formEndings[format]}`,
    })
    if (!chosen) return false
    try {
      const done = await job.mutateAsync({
        input: { form, subject, format, language, file: chosen.ticket },
      })
      const { text, tone } = withCaveat(t('done', { file: chosen.name }), done.caveat)
      say.done(text, {
        tone,
        of: done,
        action: {
          label: t('common:action.open'),
          onSelect: () => void window.zhixing.openWritten(chosen.ticket),
        },
      })
      return true
    } catch (error) {
      say.refused('forms', error)
      return false
    }
  }
  return { write, writing: job.isPending }
}
