import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useCommands } from '../../app/commands'
import type { Route } from '../../app/links'
import { usePageTitle } from '../../app/page-title'
import { refusalText } from '../../app/say'
import type { NamedRecord } from '../../contract/people/brief'
import type { ListEntry } from '../../contract/people/lists'
import type { CompetencyRow, PostRow } from '../../contract/people/structure'
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

type Open =
  | { kind: 'post'; record: PostRow | null }
  | { kind: 'gradeLevel'; record: NamedRecord | null }
  | { kind: 'competency'; record: CompetencyRow | null }
  | { kind: PersonList; record: ListEntry | null }

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
    { id: 'people.addPost', label: t('posts.addPost'), run: () => setOpen({ kind: 'post', record: null }) },
    {
      id: 'people.addCompetency',
      label: t('posts.addCompetency'),
      run: () => setOpen({ kind: 'competency', record: null }),
    },
    {
      id: 'people.addBusinessLine',
      label: t('posts.addBusinessLine'),
      run: () => setOpen({ kind: 'businessLine', record: null }),
    },
    {
      id: 'people.addChannel',
      label: t('posts.addChannel'),
      run: () => setOpen({ kind: 'channel', record: null }),
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
        />
      </div>
      <div className={styles.side}>
        <RecordsCard
          title={t('posts.posts')}
          rows={posts.data}
          meta={heads}
          addLabel={t('posts.addPost')}
          empty={{ title: t('posts.noPosts'), hint: t('posts.noPostsHint') }}
          onAdd={() => setOpen({ kind: 'post', record: null })}
          onChange={record => setOpen({ kind: 'post', record })}
        />
        <RecordsCard
          title={t('posts.gradeLevels')}
          rows={gradeLevels.data}
          meta={heads}
          addLabel={t('posts.addGradeLevel')}
          empty={{ title: t('posts.noGradeLevels'), hint: t('posts.noGradeLevelsHint') }}
          onAdd={() => setOpen({ kind: 'gradeLevel', record: null })}
          onChange={record => setOpen({ kind: 'gradeLevel', record })}
        />
        <RecordsCard
          title={t('posts.competencies')}
          rows={competencies.data}
          meta={row => row.category}
          addLabel={t('posts.addCompetency')}
          empty={{ title: t('posts.noCompetencies'), hint: t('posts.noCompetenciesHint') }}
          onAdd={() => setOpen({ kind: 'competency', record: null })}
          onChange={record => setOpen({ kind: 'competency', record })}
        />
        <RecordsCard
          title={t('posts.businessLines')}
          rows={businessLines.data}
          meta={entryMeta}
          addLabel={t('posts.addBusinessLine')}
          empty={{ title: t('posts.noBusinessLines'), hint: t('posts.noEntriesHint') }}
          onAdd={() => setOpen({ kind: 'businessLine', record: null })}
          onChange={record => setOpen({ kind: 'businessLine', record })}
        />
        <RecordsCard
          title={t('posts.channels')}
          rows={channels.data}
          meta={entryMeta}
          addLabel={t('posts.addChannel')}
          empty={{ title: t('posts.noChannels'), hint: t('posts.noEntriesHint') }}
          onAdd={() => setOpen({ kind: 'channel', record: null })}
          onChange={record => setOpen({ kind: 'channel', record })}
        />
      </div>
      {open?.kind === 'post' && <PostPanel key={open.record?.id} post={open.record} onClose={close} />}
      {open?.kind === 'gradeLevel' && (
        <GradeLevelPanel key={open.record?.id} gradeLevel={open.record} onClose={close} />
      )}
      {(open?.kind === 'businessLine' || open?.kind === 'channel') && (
        <ListEntryPanel
          key={`${open.kind} ${open.record?.id}`}
          list={open.kind}
          entry={open.record}
          onClose={close}
        />
      )}
      {open?.kind === 'competency' && (
        <CompetencyPanel key={open.record?.id} competency={open.record} onClose={close} />
      )}
    </div>
  )
}
