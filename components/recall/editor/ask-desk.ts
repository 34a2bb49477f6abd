/** Asks one of the console’s look-ups. Null: not reachable, or not signed in any more. */
export const askDesk = async <Answer>(path: string, signal: AbortSignal): Promise<Answer | null> => {
  try {
    const response = await fetch(path, { signal, headers: { accept: 'application/json' } })
    return response.ok ? ((await response.json()) as Answer) : null
  } catch {
    return null
  }
}
