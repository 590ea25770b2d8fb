/** The nonce that style elements of this page need: for `EditorView.cspNonce`. */
export function cspNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}
