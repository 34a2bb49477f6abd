/**
 * A mail is shown in a frame that may do nothing. Playwright and axe put scripts into every frame; that these are refused
 * is what the frame is for.
 */
export const SCRIPTS_REFUSED =
  /Blocked script execution in 'about:srcdoc'|does not match the recipient window's origin \('null'\)/
