import { useTranslation } from 'react-i18next'
import { useSay } from '../../app/say'
import type { Told } from '../../contract/shapes'
import { usePlaces } from '../../parts/files/use-places'
import { useTold } from '../../parts/forms/use-told'

/** Asks where, writes, and says how it went, with a way to open what was written. */
export function useWriteFile() {
  const { t } = useTranslation(['reports', 'common'])
  const say = useSay()
  const places = usePlaces()
  const withTold = useTold()
  return async (
    title: string,
    name: string,
    write: (ticket: string) => Promise<{ rows: number; told: Told }>,
  ) => {
    const chosen = await places.file({
      title,
      filter: 'workbook',
      suggestedName: `${name}.xlsx`,
    })
    if (!chosen) return
    try {
      const { rows, told } = await write(chosen.ticket)
      const { text, tone } = withTold(t('export.done', { count: rows, file: chosen.name }), told)
      say.done(text, {
        tone,
        undoSeq: null,
        action: {
          label: t('common:action.open'),
          onSelect: () => void window.zhixing.openWritten(chosen.ticket),
        },
      })
    } catch (error) {
      say.refused('reports', error)
    }
  }
}
