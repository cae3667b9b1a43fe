import { useState } from 'react'
import { queryClient } from '../../app/client'

/** The data stays where it is although others write there: remembered on this computer, not asked again. */
export function useKeepPlace() {
  const [kept, setKept] = useState(false)
  return {
    kept,
    async keep() {
      setKept(true)
      await window.zhixing.keepFolder(null)
      await queryClient.invalidateQueries({ queryKey: ['book', 'state'] })
    },
  }
}
