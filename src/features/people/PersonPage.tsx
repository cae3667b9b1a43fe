import { lazy, Suspense, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useCommands } from '../../app/commands'
import { useLanguage } from '../../app/language'
import { go, hrefOf, type Route } from '../../app/links'
import { usePageTitle } from '../../app/page-title'
import type { PersonSection } from '../../app/person-section'
import type { PersonDetail } from '../../contract/people/person'
import { localisedName } from '../../domain/people/localised-name'
import { CallFailed } from '../../parts/asked/CallFailed'
import { FormsDialog } from '../../parts/forms/FormsDialog'
import { EmptyState } from '../../ui/feedback/EmptyState'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { useKeys } from '../../ui/keys'
import { LinkButton } from '../../ui/LinkButton'
import { ChangePanel } from './ChangePanel'
import { EmploymentHistory } from './EmploymentHistory'
import { EmploymentPanel, type EmploymentStep } from './EmploymentPanel'
import styles from './People.module.css'
import { PersonFacts } from './PersonFacts'
import { PersonHead } from './PersonHead'

type PersonPageProps = {
  route: Extract<Route, { page: 'person' }>
  brought: { personSections: readonly PersonSection[] }
}

/** 一人一档: everything the book knows of one person, on one page. */
export function PersonPage({ route, brought }: PersonPageProps) {
  const { t } = useTranslation(['people', 'common'])
  const language = useLanguage(state => state.language)
  const answer = useAsk('people', 'get', { id: route.id })
  usePageTitle(t('person.title'), answer.data ? localisedName(language, answer.data) : null)
  if (answer.isPending) return <Skeleton label={t('common:page.loading')} rows={8} />
  if (answer.isError) {
    return <CallFailed area="people" asked={answer} />
  }
  if (!answer.data) {
    return (
      <EmptyState
        title={t('person.absent')}
        action={
          <LinkButton href={hrefOf({ page: 'people' })} onSelect={() => go({ page: 'people' })}>
            {t('person.toList')}
          </LinkButton>
        }
      >
        {t('person.absentHint')}
      </EmptyState>
    )
  }
  return <PersonFile person={answer.data} sections={brought.personSections} />
}

type PersonFileProps = { person: PersonDetail; sections: readonly PersonSection[] }

function PersonFile({ person, sections }: PersonFileProps) {
  const { t } = useTranslation('people')
  const language = useLanguage(state => state.language)
  const [open, setOpen] = useState<'change' | 'form' | EmploymentStep | null>(null)
  const parts = useMemo(
    () => sections.map(({ id, load }) => ({ id, Section: lazy(async () => ({ default: await load() })) })),
    [sections],
  )
  const close = () => setOpen(null)
  const here = person.status === 'active'
  const moving = here ? 'transfer' : 'rehire'
  useKeys([
    { keys: 'E', label: t('form.change'), run: () => setOpen('change') },
    { keys: 'T', label: t(`step.${moving}.title`), run: () => setOpen(moving) },
  ])
  useCommands([
    { id: 'people.change', label: t('form.change'), keyHint: 'E', run: () => setOpen('change') },
    { id: 'people.form', label: t('person.form'), run: () => setOpen('form') },
    ...((here ? ['transfer', 'leave'] : ['rehire']) as EmploymentStep[]).map(step => ({
      id: `people.${step}`,
      label: t(`step.${step}.title`),
      run: () => setOpen(step),
    })),
  ])

  return (
    <>
      <PersonHead
        person={person}
        onChange={() => setOpen('change')}
        onStep={setOpen}
        onForm={() => setOpen('form')}
      />
      <div className={styles.fileBox}>
        <div className={styles.file}>
          <div className={styles.fileParts}>
            {parts.map(({ id, Section }) => (
              <Suspense key={id}>
                <Section personId={person.id} />
              </Suspense>
            ))}
            <EmploymentHistory person={person} />
          </div>
          <PersonFacts person={person} />
        </div>
      </div>
      {open === 'change' && <ChangePanel person={person} onClose={close} />}
      {open === 'form' && (
        <FormsDialog
          subject={{ kind: 'person', id: person.id }}
          about={[person.staffNo, localisedName(language, person)].filter(Boolean).join(' ')}
          onClose={close}
        />
      )}
      {open !== null && open !== 'change' && open !== 'form' && (
        <EmploymentPanel key={open} person={person} step={open} onClose={close} />
      )}
    </>
  )
}
