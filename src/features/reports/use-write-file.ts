import { useTranslation } from 'react-i18next'
import { useSay } from '../../app/say'
import { usePlaces } from '../../parts/files/use-places'

/** Asks where, writes, and says how it went, with a way to open what was written. */
export function useWriteFile() {
  const { t } = useTranslation(['reports', 'common'])
  const say = useSay()
  const places = usePlaces()
  return async (title: string, name: string, write: (ticket: string) => Promise<{ rows: number }>) => {
    const chosen = await places.file({
      title,
      filter: 'workbook',
      suggestedName: `${name}.xlsx`,
    })
    if (!chosen) return
    try {
      const { rows } = await write(chosen.ticket)
      say.done(t('export.done', { count: rows, file: chosen.name }), {
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
