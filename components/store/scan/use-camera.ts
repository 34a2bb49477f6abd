'use client'

import { useCallback, useEffect, useRef, useState } from 'react'

/** `off`: nobody has asked for it yet. `denied`: somebody or something forbids it. `none`: there is none that works. */
export type CameraState = 'off' | 'starting' | 'live' | 'denied' | 'none'

type Torch = { can: boolean; on: boolean }
type Lit = { torch?: boolean }

type Wish = {
  width: number
  height: number
  /** Somebody pressed for it: it is asked for as it appears. Else it begins by itself only where it is allowed already. */
  atOnce?: boolean
}
const SCANNED: Wish = { width: 1280, height: 720 }

const wanted = ({ width, height }: Wish): MediaStreamConstraints => ({
  audio: false,
  video: { facingMode: { ideal: 'environment' }, width: { ideal: width }, height: { ideal: height } },
})

/** The camera behind the phone, on as long as the page is looked at. */
export const useCamera = (wish = SCANNED) => {
  const video = useRef<HTMLVideoElement>(null)
  const stream = useRef<MediaStream | null>(null)
  const [state, setState] = useState<CameraState>('off')
  const [torch, setTorch] = useState<Torch>({ can: false, on: false })

  const stop = useCallback(() => {
    for (const track of stream.current?.getTracks() ?? []) track.stop()
    stream.current = null
  }, [])

  const start = useCallback(async () => {
    setState('starting')
    try {
      stop()
      const opened = await openCamera(wanted(wish))
      stream.current = opened
      // Gone while somebody was still asked for leave.
      if (!video.current) return stop()
      const [track] = opened.getVideoTracks()
      setTorch({ can: canLight(track), on: false })
      video.current.srcObject = opened
      await video.current.play()
      setState('live')
    } catch (error) {
      stop()
      setState(error instanceof DOMException && error.name === 'NotAllowedError' ? 'denied' : 'none')
    }
  }, [stop, wish])

  const toggleTorch = useCallback(async () => {
    const on = !torch.on
    const [track] = stream.current?.getVideoTracks() ?? []
    const lit: MediaTrackConstraintSet & Lit = { torch: on }
    await track?.applyConstraints({ advanced: [lit] }).then(
      () => setTorch({ can: true, on }),
      () => setTorch({ can: false, on: false }),
    )
  }, [torch.on])

  const pause = useCallback(() => {
    stop()
    setState((now) => (now === 'live' ? 'off' : now))
  }, [stop])
  useCameraLife(state, start, pause, wish.atOnce)
  return { video, state, start, torch, toggleTorch }
}

const openCamera = (constraints: MediaStreamConstraints): Promise<MediaStream> => {
  // Absent where the page is not served safely; typed as if it were always there.
  const devices = navigator.mediaDevices as MediaDevices | undefined
  return devices
    ? devices.getUserMedia(constraints)
    : Promise.reject(new DOMException('no camera here', 'NotFoundError'))
}

const canLight = (track: MediaStreamTrack | undefined): boolean =>
  Boolean((track?.getCapabilities?.() as (MediaTrackCapabilities & Lit) | undefined)?.torch)

// Begins by itself where it was allowed before; lets the camera go when the phone is put away, and takes it up again.
const useCameraLife = (state: CameraState, start: () => Promise<void>, pause: () => void, atOnce = false) => {
  const wanted = useRef(false)
  useEffect(() => {
    if (state === 'live') wanted.current = true
    if (state === 'denied' || state === 'none') wanted.current = false
  }, [state])
  useEffect(() => {
    if (atOnce) void start()
    const asked = atOnce ? undefined : navigator.permissions?.query({ name: 'camera' as PermissionName })
    void asked?.then(
      ({ state: allowed }) => (allowed === 'granted' ? start() : undefined),
      () => undefined,
    )
    const look = () => {
      if (document.visibilityState === 'hidden') pause()
      else if (wanted.current) void start()
    }
    document.addEventListener('visibilitychange', look)
    return () => {
      document.removeEventListener('visibilitychange', look)
      pause()
    }
  }, [start, pause, atOnce])
}
