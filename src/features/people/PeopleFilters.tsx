import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import { useAsk } from '../../app/call'
import { useLanguage } from '../../app/language'
import { namedOptions } from '../../parts/search/named-options'
import { Segmented } from '../../ui/field/Segmented'
import { ListFilter, OneOf } from './ListFilter'
import { usePeopleView } from './people-view'

/** What narrows the list besides the text. Apart from it: four pickers drawn anew with each key make typing slow. */
export const PeopleFilters = memo(function PeopleFilters({ narrow }: { narrow: boolean }) {
  const { t } = useTranslation('people')
  const language = useLanguage(state => state.language)
  const { status, postId, businessLineId, channelId, tag, change } = usePeopleView(
    useShallow(({ text: _, sort: __, ...view }) => view),
  )
  const posts = useAsk('people', 'posts', {}).data ?? []
  const tags = useAsk('people', 'tags', {}).data ?? []
  return (
    <>
      <Segmented
        label={t('field.status')}
        value={status}
        onChange={status => change({ status })}
        segments={(['active', 'left', 'all'] as const).map(value => ({
          value,
          label: t(`list.status.${value}`),
        }))}
      />
      {!narrow && (
        <>
          {posts.length > 0 && (
            <OneOf
              label={t('field.post')}
              any={t('list.anyPost')}
              value={postId}
              onChange={postId => change({ postId })}
              options={namedOptions(language, posts)}
            />
          )}
          <ListFilter
            list="businessLine"
            value={businessLineId}
            onChange={businessLineId => change({ businessLineId })}
          />
          <ListFilter list="channel" value={channelId} onChange={channelId => change({ channelId })} />
          {tags.length > 0 && (
            <OneOf
              label={t('field.tags')}
              any={t('list.anyTag')}
              value={tag}
              onChange={tag => change({ tag })}
              options={tags.map(({ tag, people }) => ({ id: tag, label: tag, detail: `${people}` }))}
            />
          )}
        </>
      )}
    </>
  )
})
