import { notFound } from 'next/navigation'

/** The kit is for those who build: in production its pages do not exist. */
export const developmentOnly = () => {
  // oxlint-disable-next-line no-restricted-properties -- the bundler replaces this one; it is no setting
  if (process.env.NODE_ENV === 'production') notFound()
}
