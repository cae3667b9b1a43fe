import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import { go, hrefOf, type Route } from '../../app/links'
import type { LossLine } from '../../contract/book/losses'
import { localisedName } from '../../domain/people/localised-name'
import type { Language } from '../../i18n/setup'
import { isPlainClick } from '../../ui/plain-click'

/** The tab of a session on which such rows are seen. */
const tabs: Readonly<Record<string, Extract<Route, { page: 'session' }>['tab']>> = {
  mark: 'marks',
  attendance: 'attendance',
  certificate: 'certificates',
  file_item: 'file',
  session_attachment: 'file',
}

/** What lost rows stand under: a session or a person, with the way there while it is in the data. Nothing for other rows. */
export function LossPlace({ line }: { line: LossLine }) {
  if (line.under === 'session') return <LossSession line={line} />
  return line.under === 'person' ? <LossPerson line={line} /> : null
}

export function LossSession({ line: { table, session } }: { line: LossLine }) {
  const { t } = useTranslation('book')
  const language = useLanguage(state => state.language)
  if (!session) return null
  const tab = tabs[table] ?? 'roster'
  const route: Route = { page: 'session', id: session.id, tab }
  return <Place route={session.stands ? route : null}>{sessionText(t, language, session)}</Place>
}

export function LossPerson({ line: { person } }: { line: LossLine }) {
  const { t } = useTranslation('book')
  if (!person) return null
  const { staffNo } = person
  const name = person.name ?? t('losses.nameLost')
  return (
    <Place route={person.stands ? { page: 'person', id: person.id } : null}>
      {staffNo === undefined ? name : t('losses.person', { name, staffNo })}
    </Place>
  )
}

function sessionText(
  t: TFunction<'book'>,
  language: Language,
  { course, courseEn, number }: NonNullable<LossLine['session']>,
): string {
  if (course === undefined || number === undefined) return t('losses.sessionLost')
  return t('losses.session', {
    course: localisedName(language, { name: course, nameEn: courseEn ?? null }),
    number,
  })
}

function Place({ route, children }: { route: Route | null; children: ReactNode }) {
  const { t } = useTranslation('book')
  if (!route) return t('losses.gone', { name: children })
  return (
    <a
      href={hrefOf(route)}
      onClick={event => {
        if (!isPlainClick(event)) return
        event.preventDefault()
        go(route)
      }}
    >
      {children}
    </a>
  )
}
