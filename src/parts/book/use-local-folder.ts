import { useEffect, useState } from 'react'
import { client } from '../../app/client'

/** An ordinary folder of this computer that can take the data; null until one is found, and where there is none. */
export function useLocalFolder(): { ticket: string; path: string } | null {
  const [found, setFound] = useState<{ ticket: string; path: string } | null>(null)
  useEffect(() => {
    let here = true
    const look = async () => {
      const folders = await window.zhixing.localFolders()
      const looked = await client.book.folders({ folders: folders.map(one => one.ticket) })
      const at = looked.findIndex(one => one.warning === null && !one.tooLong && one.writable && !one.taken)
      if (here) setFound(folders[at] ?? null)
    }
    // Without a proposal the person still chooses a folder.
    look().catch(() => undefined)
    return () => {
      here = false
    }
  }, [])
  return found
}
