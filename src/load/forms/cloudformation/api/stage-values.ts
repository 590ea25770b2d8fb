import { flagOf } from '../../rest-api/rest-api-draft.js';
import { scalarText } from '../evaluation/evaluated.js';

type Settings = Readonly<Record<string, unknown>>;

/** A text or number with at least one character, as text. */
export function textSetting(settings: Settings, key: string): string | undefined {
  const text = scalarText(settings[key]);
  return text === '' ? undefined : text;
}

/** A number, or a text of one. */
export function numberSetting(settings: Settings, key: string): number | undefined {
  const text = textSetting(settings, key);
  const number = text === undefined ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
}

export function flagSetting(settings: Settings, key: string): boolean | undefined {
  return flagOf(settings[key]);
}
