import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import { causeOf } from '../../domain/improvements/action-cause'
import type { ActionOrigin } from '../../domain/improvements/codes'
import { localisedName, type Named } from '../../domain/people/localised-name'

interface NamedSession {
  courseName: string
  courseNameEn: string | null
  number: number
}

/** What an action is called by: its own words, or the codes its words are made from. */
export interface TitledAction {
  origin: ActionOrigin
  title: string
  cause: string | null
  person: Named | null
  session: NamedSession | null
}

/**
 * “补考：王芳 · 退改签新政解读 第1期” in the language of the page. Its words are those of the first page, which names
 * actions too.
 */
export function useActionWords() {
  const { t } = useTranslation('today')
  const language = useLanguage(state => state.language)
  return useMemo(() => {
    const session = ({ courseName, courseNameEn, number }: NamedSession) =>
      t('session', { course: localisedName(language, { name: courseName, nameEn: courseNameEn }), number })
    /** Without its session, where that is known from the page: “补考：王芳”. */
    const shortTitle = (action: TitledAction) => {
      const cause = causeOf(action)
      if (cause === null) return action.title
      return t(`improvements.followUp.${cause}`, {
        person: action.person ? localisedName(language, action.person) : action.title,
      })
    }
    return {
      session,
      shortTitle,
      title: (action: TitledAction) =>
        action.origin === 'manual' || action.session === null
          ? shortTitle(action)
          : t('improvements.followUp.of', { title: shortTitle(action), session: session(action.session) }),
    }
  }, [t, language])
}
