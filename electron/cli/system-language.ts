/**
 * What the system speaks, e.g. 'zh_CN.UTF-8': as the shell was told, in the order every program looks (LC_ALL,
 * LC_MESSAGES, LANG), else `otherwise`, which is what the application knows. 'C' and 'POSIX' are English.
 */
export function languageOfSystem(
  env: Readonly<Record<string, string | undefined>>,
  otherwise: string,
): string {
  const configured = env.LC_ALL || env.LC_MESSAGES || env.LANG
  if (!configured) return otherwise
  return /^(C|POSIX)\b/.test(configured) ? 'en' : configured
}
