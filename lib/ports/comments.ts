export type NewComment = {
  id: string
  recallId: string
  /** The store's part that it is about; null: the recall as a whole. */
  noticeId: string | null
  authorId: string
  body: string
  /** Person ids. */
  mentions: string[]
  at: Date
}

/** What people at the desk say to each other. Written once, never changed. */
export type CommentRows = {
  add(comment: NewComment): Promise<void>
  /** Notes that the person has read what was said about the recall until then. An earlier time changes nothing. */
  markRead(recallId: string, personId: string, at: Date): Promise<void>
}
