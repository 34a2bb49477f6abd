import { unstable_rethrow } from 'next/navigation'

/** Whether a call of the server that failed here has led to another page: then it was done, and the page is on its way. */
export const leadsAway = (error: unknown): boolean => {
  try {
    unstable_rethrow(error)
    return false
  } catch {
    return true
  }
}
