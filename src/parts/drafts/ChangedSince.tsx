import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { historyText } from '../../app/history-words'
import { useLanguage } from '../../app/language'
import { Button } from '../../ui/Button'
import { Inline } from '../../ui/layout/Inline'
import { Stack } from '../../ui/layout/Stack'
import { ChangeList } from '../book/ChangeList'
import { instantText } from '../book/moment-text'
import type { KeptForm } from './use-kept-form'

type ChangedSinceProps = {
  /** The step that changed the record after the form was opened. */
  seq: number
  form: Pick<KeptForm<object>, 'sawUpTo' | 'takeTheirs'>
  /** Saves once more. */
  again: () => void
}

/** What somebody did to the record meanwhile, old and new, beside what is typed: whose word stands is the person's choice. */
export function ChangedSince({ seq, form, again }: ChangedSinceProps) {
  const { t } = useTranslation(['common', 'book'])
  const language = useLanguage(state => state.language)
  const entry = useAsk('book', 'history', { before: seq + 1, limit: 1 }).data?.entries[0]
  return (
    <Stack gap="small">
      {entry && (
        <p>
          {[entry.operator, instantText(language, entry.at), historyText(t, entry)]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      <ChangeList seq={seq} />
      <Inline>
        <Button
          size="small"
          onClick={() => {
            form.sawUpTo(seq)
            again()
          }}
        >
          {t('draft.saveMine')}
        </Button>
        <Button size="small" kind="quiet" onClick={() => form.takeTheirs(seq)}>
          {t('draft.reload')}
        </Button>
      </Inline>
    </Stack>
  )
}
