/** The last hop: what the load balancer saw. Whatever stands before it, the client may have written itself. */
export const clientAddress = (headers: Headers): string =>
  headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? 'unknown'
