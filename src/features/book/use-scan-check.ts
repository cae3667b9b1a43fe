import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useJob } from '../../app/call'
import { client } from '../../app/client'
import { CallError, type Progress } from '../../contract/wire'

/**
 * The scans beside the record: looked at when the page opens, read byte by byte when asked. Reading many takes its
 * time: it says how far it is, can be stopped, and ends with the page.
 */
export function useScanCheck() {
  const glance = useQuery({
    queryKey: ['scan-check'],
    queryFn: () => client.attachments.check({ read: false }),
    gcTime: 0,
    staleTime: 0,
  })
  const job = useJob('attachments', 'check')
  const [progress, setProgress] = useState<Progress | null>(null)
  const stopper = useRef<AbortController | null>(null)
  useEffect(() => () => stopper.current?.abort(), [])

  const read = async () => {
    const controller = new AbortController()
    stopper.current = controller
    try {
      await job.mutateAsync({ input: { read: true }, onProgress: setProgress, signal: controller.signal })
    } catch {
      // What there is to say of it stands in `error`.
    } finally {
      setProgress(null)
    }
  }
  const isStopped = job.error instanceof CallError && job.error.error.kind === 'stopped'
  return {
    found: job.data ?? glance.data,
    error: (isStopped ? null : job.error) ?? glance.error,
    isReading: job.isPending,
    progress,
    read,
    stop: () => stopper.current?.abort(),
  }
}
export type ScanCheckFlow = ReturnType<typeof useScanCheck>
