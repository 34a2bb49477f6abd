const WISHED = 'clearshelf-told'
const DECLINED = 'clearshelf-not-told'

/** What somebody on this phone decided about messages to it. */
export const pushMarks = {
  isWished: (): boolean => localStorage.getItem(WISHED) !== null,
  isDeclined: (): boolean => localStorage.getItem(DECLINED) !== null,
  wish: (): void => {
    localStorage.setItem(WISHED, '1')
    localStorage.removeItem(DECLINED)
  },
  clearOptIn: (): void => localStorage.removeItem(WISHED),
  decline: (): void => localStorage.setItem(DECLINED, '1'),
}
