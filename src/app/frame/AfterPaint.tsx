import { Suspense, useEffect, useState } from 'react'
import { lazyPart } from '../lazy-part'
import { CommandAnnouncer } from './CommandAnnouncer'

const CloseQuestion = lazyPart(async () => (await import('./CloseQuestion')).CloseQuestion)

/** What the frame does besides, and no first page waits for. */
export function AfterPaint() {
  const [closing, setClosing] = useState(false)
  useEffect(() => {
    window.zhixing.onCloseAsked(() => setClosing(true))
    return () => window.zhixing.onCloseAsked(null)
  }, [])
  return (
    <>
      <CommandAnnouncer />
      {closing && (
        <Suspense>
          <CloseQuestion onStay={() => setClosing(false)} />
        </Suspense>
      )}
    </>
  )
}
