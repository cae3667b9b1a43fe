/**
 * Errors after which a connection, or the file itself, is not to be trusted: the service ends and looks at the
 * book anew when it is started again. A full disk is not among them.
 */
export function isUntrustworthy(error: unknown): boolean {
  const code = (error as { code?: string } | null)?.code ?? ''
  return (
    code === 'LOG_CUT' || /^SQLITE_(CORRUPT|NOTADB|IOERR_(READ|SHORT_READ|WRITE|FSYNC|DIR_FSYNC))/.test(code)
  )
}

/** The file itself is damaged, or no database at all; an error of reading or writing may pass. */
export function isNoDatabase(error: unknown): boolean {
  const code = (error as { code?: string } | null)?.code ?? ''
  return /^SQLITE_(CORRUPT|NOTADB)/.test(code)
}
