import { useTranslation } from 'react-i18next'
import { type Say, useSay } from '../../app/say'
import type { AreaName } from '../../contract/define'
import { usePlaces } from './use-places'

interface Wanted<Done> {
  title: string
  /** Without its ending. */
  name: string
  /** Who refuses it. */
  area: AreaName
  write(ticket: string): Promise<Done>
}

type Written = { text: string; tone?: NonNullable<Parameters<Say['done']>[1]['tone']> }

/** Asks where, writes, and says how it went (`said`, of the file's name), with a way to open what was written. */
export function useWriteWorkbook() {
  const { t } = useTranslation('common')
  const say = useSay()
  const places = usePlaces()
  return async <Done>(
    { title, name, area, write }: Wanted<Done>,
    said: (done: Done, file: string) => Written,
  ): Promise<void> => {
    const chosen = await places.file({ title, filter: 'workbook', suggestedName: `${name}.xlsx` })
    if (!chosen) return
    try {
      const { text, tone } = said(await write(chosen.ticket), chosen.name)
      say.done(text, {
        ...(tone && { tone }),
        undoSeq: null,
        action: {
          label: t('action.open'),
          onSelect: () => void window.zhixing.openWritten(chosen.ticket),
        },
      })
    } catch (error) {
      say.refused(area, error)
    }
  }
}
