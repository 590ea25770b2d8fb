import type { HeaderList, TextHeaders, WireHeaders } from '../../src/model/headers.js';

/** A list that a test gives for wire bytes, unchecked: some tests ask what becomes of a wrong one. */
export function wire(headers: HeaderList = []): WireHeaders {
  return headers as WireHeaders;
}

/** A list that a test gives for decoded headers. */
export function text(headers: HeaderList): TextHeaders {
  return headers as TextHeaders;
}
