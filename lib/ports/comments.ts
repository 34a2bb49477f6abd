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

export type UnreadMention = {
  recallId: string
  number: string
  title: string
  drill: boolean
  /** A surprise drill that is not out yet. */
  hidden: boolean
  /** Who mentioned them. */
  by: string
}

/** What people at the desk say to each other. Written once, never changed. */
export type CommentRows = {
  add(comment: NewComment): Promise<void>
  /** Writes down that the people mentioned are owed a mail at that time, should they not have read it by then. */
  oweMentionMails(owed: { commentId: string; personIds: string[]; at: Date; due: Date }): Promise<void>
  /** What a mail to somebody mentioned says; null when they have read it meanwhile. */
  unreadMention(commentId: string, personId: string): Promise<UnreadMention | null>
  /** Notes that the person has read what was said about the recall until then. An earlier time changes nothing. */
  markRead(recallId: string, personId: string, at: Date): Promise<void>
}
