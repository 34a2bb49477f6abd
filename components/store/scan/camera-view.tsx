'use client'

import type { RefObject } from 'react'

import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'
import { camera } from '#components/ui/glyphs.ts'
import { Switch } from '#components/ui/switch.tsx'

import type { CameraState } from './use-camera.ts'

type Props = {
  video: RefObject<HTMLVideoElement | null>
  state: CameraState
  start: () => Promise<void>
  torch: { can: boolean; on: boolean }
  toggleTorch: () => Promise<void>
  /** All of the picture is shown, because all of it is kept. Else what is aimed at fills the view. */
  whole?: boolean
  texts: Record<
    'camera' | 'start' | 'starting' | 'denied' | 'deniedText' | 'none' | 'noneText' | 'again' | 'light',
    string
  >
}

/** What the camera sees, or why it sees nothing and what to do about it. */
export const CameraView = ({ video, state, start, torch, toggleTorch, whole = false, texts }: Props) => {
  const dark = state === 'denied' || state === 'none'
  return (
    <div className="flex flex-col gap-2">
      <div
        className={`relative grid aspect-4/3 place-items-center overflow-hidden rounded-lg border border-line bg-sunken ${dark ? 'hidden' : ''}`}
      >
        {/* The picture of a live camera has no words that a caption could give. */}
        <video
          ref={video}
          playsInline
          muted
          aria-label={texts.camera}
          className={`absolute inset-0 size-full ${whole ? 'object-contain' : 'object-cover'} ${state === 'live' ? '' : 'invisible'}`}
        />
        {state === 'live' && !whole && (
          <span
            aria-hidden
            className="pointer-events-none absolute inset-6 rounded-lg border-2 border-on-brand outline-1 outline-brand"
          />
        )}
        {state !== 'live' && (
          <Button
            variant="primary"
            size="lg"
            glyph={camera}
            pending={state === 'starting'}
            onClick={() => void start()}
          >
            {state === 'starting' ? texts.starting : texts.start}
          </Button>
        )}
      </div>
      {dark && (
        <Banner
          tone="waiting"
          live="polite"
          title={state === 'denied' ? texts.denied : texts.none}
          action={
            <Button glyph={camera} onClick={() => void start()}>
              {texts.again}
            </Button>
          }
        >
          {state === 'denied' ? texts.deniedText : texts.noneText}
        </Banner>
      )}
      {state === 'live' && torch.can && (
        <Switch label={texts.light} checked={torch.on} onChange={() => void toggleTorch()} />
      )}
    </div>
  )
}
