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
          <p>This page will reload on its own. Everything confirmed is saved.</p>
          <button type="button" onClick={() => location.reload()}>
            Reload now
          </button>
        </main>
      </body>
    </html>
  )
}

export default GlobalError
