import { useTranslation } from 'react-i18next'
import { useJob } from '../../app/call'
import { useLanguage } from '../../app/language'
import { go } from '../../app/links'
import { useSay } from '../../app/say'
import type { InputOf } from '../../contract/define'
import type { people } from '../../contract/people'
import { usePlaces } from '../../parts/files/use-places'
import { useCaveat } from '../../parts/forms/use-caveat'
import { Menu } from '../../ui/overlay/Menu'

type ListMenuProps = { filter: Omit<InputOf<typeof people.list>, 'cursor' | 'limit'>; count: number }

/** The less usual things to do with the list. */
export function ListMenu({ filter, count }: ListMenuProps) {
  const { t } = useTranslation('people')
  const language = useLanguage(state => state.language)
  const write = useJob('people', 'exportList')
  const places = usePlaces()
  const withCaveat = useCaveat()
  const say = useSay()

  const exportList = async () => {
    const chosen = await places.file({
      title: t('list.export'),
      filter: 'workbook',
      suggestedName: `${t('list.title')}.xlsx`,
    })
    if (!chosen) return
    const { sort: _sort, direction: _direction, ...whom } = filter
    try {
      const { people, caveat } = await write.mutateAsync({
        input: { ...whom, file: chosen.ticket, language },
      })
      const { text, tone } = withCaveat(t('list.exported', { count: people, file: chosen.name }), caveat)
      say.done(text, { undoSeq: null, tone })
    } catch (error) {
      say.refused('people', error)
    }
  }

  return (
    <Menu
      label={t('list.more')}
      items={[
        {
          id: 'export',
          label: t('list.export'),
          detail: t('list.exportDetail'),
          refusal: count === 0 ? t('list.nobodyToExport') : null,
          onSelect: () => void exportList(),
        },
        'line',
        {
          id: 'posts',
          label: t('posts.title'),
          detail: t('posts.detail'),
          onSelect: () => go({ page: 'posts' }),
        },
      ]}
    />
  )
}
