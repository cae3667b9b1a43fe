const stream = process.stderr

/** One line of set-up on standard error: standard output belongs to the command that was asked for. */
export function say(line) {
  stream.write(`${line}\n`)
}

/**
 * Says what happens while `work` runs, and how long it has been running.
 * A terminal gets a running count; a log gets a line every 15 seconds, so that silence never looks like a hang.
 */
export async function during(label, work) {
  const started = Date.now()
  const seconds = () => Math.round((Date.now() - started) / 1000)
  const live = stream.isTTY === true
  stream.write(`${label} …${live ? '' : '\n'}`)
  const timer = setInterval(
    () => stream.write(live ? `\r${label} … ${seconds()} s` : `  … ${seconds()} s\n`),
    live ? 1000 : 15_000,
  )
  timer.unref()
  try {
    const result = await work()
    stream.write(live ? `\r${label} … done in ${seconds()} s\n` : `  done in ${seconds()} s\n`)
    return result
  } catch (error) {
    if (live) stream.write('\n')
    throw error
  } finally {
    clearInterval(timer)
  }
}
