import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useCommands } from '../../app/commands'
import type { Route } from '../../app/links'
import { usePageTitle } from '../../app/page-title'
import { refusalText } from '../../app/say'
import type { ListEntry } from '../../contract/people/lists'
import { Button } from '../../ui/Button'
import { ErrorState } from '../../ui/feedback/ErrorState'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { Tag } from '../../ui/Tag'
import { CompetencyPanel } from './CompetencyPanel'
import { GradeLevelPanel } from './GradeLevelPanel'
import { ListEntryPanel } from './ListEntryPanel'
import { PostPanel } from './PostPanel'
import styles from './Posts.module.css'
import type { PersonList } from './person-lists'
import { RecordsCard } from './RecordsCard'
import { RequirementsCard } from './RequirementsCard'

/** `id` null: a new one. The record itself is what the list says of it now. */
type Open =
  | { kind: 'post' | 'gradeLevel' | 'competency'; id: string | null }
  | { kind: PersonList; id: string | null }

/** What each post asks for; and the posts, grade levels and competencies themselves. */
export function PostsPage(_props: { route: Extract<Route, { page: 'posts' }> }) {
  const { t } = useTranslation(['people', 'common'])
  const posts = useAsk('people', 'posts', {})
  const gradeLevels = useAsk('people', 'gradeLevels', {})
  const competencies = useAsk('people', 'competencies', {})
  const businessLines = useAsk('people', 'businessLines', {})
  const channels = useAsk('people', 'channels', {})
  const [open, setOpen] = useState<Open | null>(null)
  usePageTitle(t('posts.title'))
  useCommands([
    { id: 'people.addPost', label: t('posts.addPost'), run: () => setOpen({ kind: 'post', id: null }) },
    {
      id: 'people.addCompetency',
      label: t('posts.addCompetency'),
      run: () => setOpen({ kind: 'competency', id: null }),
    },
    {
      id: 'people.addBusinessLine',
      label: t('posts.addBusinessLine'),
      run: () => setOpen({ kind: 'businessLine', id: null }),
    },
    {
      id: 'people.addChannel',
      label: t('posts.addChannel'),
      run: () => setOpen({ kind: 'channel', id: null }),
    },
  ])

  const answers = [posts, gradeLevels, competencies, businessLines, channels]
  const error = answers.find(answer => answer.error)?.error
  if (error) {
    const retry = () => {
      for (const answer of answers) void answer.refetch()
    }
    return (
      <ErrorState
        title={refusalText(t, 'people', error)}
        action={<Button onClick={retry}>{t('common:action.retry')}</Button>}
      />
    )
  }
  if (!posts.data || !gradeLevels.data || !competencies.data || !businessLines.data || !channels.data)
    return <Skeleton label={t('common:page.loading')} rows={10} />

  const close = () => setOpen(null)
  const heads = (row: { people: number }) => t('list.count', { count: row.people })
  const entryMeta = (row: ListEntry) => (row.retired ? <Tag>{t('posts.retired')}</Tag> : heads(row))
  return (
    <div className={styles.page}>
      <div className={styles.matrix}>
        <RequirementsCard
          posts={posts.data}
          gradeLevels={gradeLevels.data}
          competencies={competencies.data}
          cameAt={posts.dataUpdatedAt}
          refetch={posts.refetch}
        />
      </div>
      <div className={styles.side}>
        <RecordsCard
          title={t('posts.posts')}
          rows={posts.data}
          meta={heads}
          addLabel={t('posts.addPost')}
          empty={{ title: t('posts.noPosts'), hint: t('posts.noPostsHint') }}
          onAdd={() => setOpen({ kind: 'post', id: null })}
          onChange={({ id }) => setOpen({ kind: 'post', id })}
        />
        <RecordsCard
          title={t('posts.gradeLevels')}
          rows={gradeLevels.data}
          meta={heads}
          addLabel={t('posts.addGradeLevel')}
          empty={{ title: t('posts.noGradeLevels'), hint: t('posts.noGradeLevelsHint') }}
          onAdd={() => setOpen({ kind: 'gradeLevel', id: null })}
          onChange={({ id }) => setOpen({ kind: 'gradeLevel', id })}
        />
        <RecordsCard
          title={t('posts.competencies')}
          rows={competencies.data}
          meta={row => row.category}
          addLabel={t('posts.addCompetency')}
          empty={{ title: t('posts.noCompetencies'), hint: t('posts.noCompetenciesHint') }}
          onAdd={() => setOpen({ kind: 'competency', id: null })}
          onChange={({ id }) => setOpen({ kind: 'competency', id })}
        />
        <RecordsCard
          title={t('posts.businessLines')}
          rows={businessLines.data}
          meta={entryMeta}
          addLabel={t('posts.addBusinessLine')}
          empty={{ title: t('posts.noBusinessLines'), hint: t('posts.noEntriesHint') }}
          onAdd={() => setOpen({ kind: 'businessLine', id: null })}
          onChange={({ id }) => setOpen({ kind: 'businessLine', id })}
        />
        <RecordsCard
          title={t('posts.channels')}
          rows={channels.data}
          meta={entryMeta}
          addLabel={t('posts.addChannel')}
          empty={{ title: t('posts.noChannels'), hint: t('posts.noEntriesHint') }}
          onAdd={() => setOpen({ kind: 'channel', id: null })}
          onChange={({ id }) => setOpen({ kind: 'channel', id })}
        />
      </div>
      {open?.kind === 'post' &&
        over(posts.data, open.id, post => <PostPanel key={open.id} post={post} onClose={close} />)}
      {open?.kind === 'gradeLevel' &&
        over(gradeLevels.data, open.id, gradeLevel => (
          <GradeLevelPanel key={open.id} gradeLevel={gradeLevel} onClose={close} />
        ))}
      {(open?.kind === 'businessLine' || open?.kind === 'channel') &&
        over((open.kind === 'channel' ? channels : businessLines).data ?? [], open.id, entry => (
          <ListEntryPanel key={`${open.kind} ${open.id}`} list={open.kind} entry={entry} onClose={close} />
        ))}
      {open?.kind === 'competency' &&
        over(competencies.data, open.id, competency => (
          <CompetencyPanel key={open.id} competency={competency} onClose={close} />
        ))}
    </div>
  )
}

/** Nothing once the record is gone: taken back, or deleted elsewhere. */
function over<Row extends { id: string }>(
  rows: readonly Row[],
  id: string | null,
  panel: (row: Row | null) => ReactNode,
): ReactNode {
  if (id === null) return panel(null)
  const row = rows.find(one => one.id === id)
  return row ? panel(row) : null
}
