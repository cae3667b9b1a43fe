import { z } from 'zod'

/** A lost row as a person knows it. */
export const lostName = z.object({
  /** The number of a certificate, the name of a person. */
  label: z.string(),
  /** Who the certificate was for, and for which place on a class list. */
  person: z.string().optional(),
  enrolmentId: z.string().optional(),
  /** Whether the certificate was printed; absent where nobody knows. */
  printed: z.boolean().optional(),
})
export type LostName = z.infer<typeof lostName>
