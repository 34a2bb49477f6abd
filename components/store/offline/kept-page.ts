/** Whether the page in sight came from this phone: the service worker marks it. */
export const isKeptPage = (): boolean => document.documentElement.dataset['kept'] !== undefined
