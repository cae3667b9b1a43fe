import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import { localisedName } from '../../domain/people/localised-name'
import { inARow } from '../../domain/text/listed'
import { daySpanText } from './day-words'

interface NamedSession {
  courseName: string
  courseNameEn: string | null
  number: number
}

/** How a session is called: 投诉处理 第3期 · Complaint handling, session 3. */
export function useSessionWords() {
  const { t } = useTranslation('sessions')
  const language = useLanguage(state => state.language)
  return useMemo(() => {
    const course = ({ courseName, courseNameEn }: Omit<NamedSession, 'number'>) =>
      localisedName(language, { name: courseName, nameEn: courseNameEn })
    return {
      course,
      name: (session: NamedSession) => t('name', { course: course(session), number: session.number }),
      days: (session: { firstDay: string; lastDay: string }, today: string) =>
        daySpanText(language, session.firstDay, session.lastDay, today),
      rooms: (session: { rooms: string[]; roomsEn: string[] }) =>
        inARow(language, language === 'en' ? session.roomsEn : session.rooms),
      /** 梁静、高岗 · Liang Jing, Gao Gang. */
      list: (names: readonly string[]) => inARow(language, names),
    }
  }, [t, language])
}
