import { StreamLanguage } from '@codemirror/language';
import { startState, type VelocityState, velocityToken } from './velocity-tokens.js';

/** Mapping templates, for the editor. */
export const velocityLanguage: StreamLanguage<VelocityState> = StreamLanguage.define<VelocityState>(
  {
    name: 'velocity',
    startState,
    copyState: (state) => ({ ...state, closing: [...state.closing] }),
    token: velocityToken,
    languageData: { commentTokens: { line: '##', block: { open: '#*', close: '*#' } } },
  },
);
