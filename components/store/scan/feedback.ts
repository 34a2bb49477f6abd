import type { VerdictWord } from '#lib/domain/scan/judge-scan.ts'

// The ear and the hand tell the three apart without a look: two low tones and two long pulses, one middle, one short high.
const TONES: Record<VerdictWord, { hertz: number; seconds: number }[]> = {
  remove: [
    { hertz: 330, seconds: 0.18 },
    { hertz: 330, seconds: 0.18 },
  ],
  check: [{ hertz: 520, seconds: 0.16 }],
  not_recalled: [{ hertz: 1040, seconds: 0.08 }],
}
const PULSES: Record<VerdictWord, number[]> = { remove: [220, 80, 220], check: [130], not_recalled: [40] }
const GAP_SECONDS = 0.08

let audio: AudioContext | null = null

// Before the first touch a browser refuses both, and says so in its console.
const isTouched = (): boolean => navigator.userActivation?.hasBeenActive ?? true

export const vibrate = (word: VerdictWord): void => {
  // Not every browser has it, whatever its type says.
  if (isTouched() && 'vibrate' in navigator) navigator.vibrate(PULSES[word])
}

export const sound = (word: VerdictWord): void => {
  if (!isTouched()) return
  try {
    audio ??= new AudioContext()
    void audio.resume()
    let at = audio.currentTime
    for (const { hertz, seconds } of TONES[word]) {
      tone(audio, hertz, at, seconds)
      at += seconds + GAP_SECONDS
    }
  } catch {
    // No sound is not worth an error: the word is on the screen.
  }
}

const tone = (context: AudioContext, hertz: number, at: number, seconds: number): void => {
  const oscillator = context.createOscillator()
  const gain = context.createGain()
  oscillator.frequency.value = hertz
  gain.gain.setValueAtTime(0.25, at)
  gain.gain.exponentialRampToValueAtTime(0.001, at + seconds)
  oscillator.connect(gain).connect(context.destination)
  oscillator.start(at)
  oscillator.stop(at + seconds)
}
