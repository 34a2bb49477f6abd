'use client'

import { useEffect } from 'react'

const AGAIN_AFTER_MS = 3000

/** The connection broke while a page was being sent. It is asked for again by itself; what was saved before is saved. */
const GlobalError = () => {
  useEffect(() => {
    const timer = setTimeout(() => location.reload(), AGAIN_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <html lang="en">
      <body>
        <main id="main">
          <h1>The connection was interrupted</h1>
          <p>This page loads again by itself. Nothing that was confirmed is lost.</p>
          <button type="button" onClick={() => location.reload()}>
            Load it now
          </button>
        </main>
      </body>
    </html>
  )
}

export default GlobalError
