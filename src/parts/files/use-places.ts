import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../app/say'
import type { ChosenFile, HostCalls, RefusedPlace } from '../../contract/host'
import { CallError } from '../../contract/wire'

/**
 * Asks where a file goes, or a folder of files. Null when nobody chose one, and when nothing may be written there:
 * that is said before any work is done for it.
 */
export function usePlaces() {
  const { t } = useTranslation('common')
  const say = useSay()
  return useMemo(() => {
    const heard = (chosen: ChosenFile | RefusedPlace | null): ChosenFile | null => {
      if (chosen === null || !('refused' in chosen)) return chosen
      say.refused('common', new CallError({ kind: 'refused', code: chosen.refused, params: {} }))
      return null
    }
    return {
      file: async (request: Omit<Parameters<HostCalls['chooseSave']>[0], 'kind'>) =>
        heard(await window.zhixing.chooseSave({ ...request, kind: t(`fileKind.${request.filter}`) })),
      folder: async (title: string) => heard(await window.zhixing.chooseFolder({ title, holds: 'files' })),
    }
  }, [say, t])
}
