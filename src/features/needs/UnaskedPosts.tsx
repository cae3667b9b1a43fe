import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import { hrefOf } from '../../app/links'
import { localisedName } from '../../domain/people/localised-name'
import { LinkButton } from '../../ui/LinkButton'
import { Card } from '../../ui/layout/Card'
import { List, ListRow } from '../../ui/layout/ListRow'

type UnaskedPostsProps = {
  posts: readonly { id: string; name: string; nameEn: string | null; people: number }[]
  withoutPost: number
}

/** Who is not in the map, and why: their post asks for nothing yet, or they have none. */
export function UnaskedPosts({ posts, withoutPost }: UnaskedPostsProps) {
  const { t } = useTranslation('needs')
  const language = useLanguage(state => state.language)
  if (posts.length === 0 && withoutPost === 0) return null
  return (
    <Card
      title={t('teach.unaskedTitle')}
      actions={
        <LinkButton size="small" href={hrefOf({ page: 'posts' })}>
          {t('teach.setRequired')}
        </LinkButton>
      }
    >
      <List label={t('teach.unaskedTitle')}>
        {posts.map(post => (
          <ListRow
            key={post.id}
            title={localisedName(language, post)}
            end={t('names.people', { count: post.people })}
          />
        ))}
        {withoutPost > 0 && <ListRow quiet title={t('teach.withoutPost', { count: withoutPost })} />}
      </List>
    </Card>
  )
}
