/**
 * A mail is shown in a frame that may do nothing. Playwright puts scripts into every frame; that these are refused is what
 * the frame is for.
 */
export const SCRIPTS_REFUSED = /Blocked script execution in 'about:srcdoc'/
