/** The boxes that can be chosen, in the order in which a request passes them. */
export type BoxId =
  | 'methodRequest'
  | 'integrationRequest'
  | 'integration'
  | 'integrationResponse'
  | 'methodResponse';

/** What the picture shows in a box. */
export interface PictureBox {
  readonly title: string;
  /** A few short lines. */
  readonly facts: readonly string[];
  /** `passed` and `failed` are of one request; `skipped`: it has not come to this box. */
  readonly state?: 'passed' | 'failed' | 'skipped' | undefined;
}

export const BOX_IDS: readonly BoxId[] = [
  'methodRequest',
  'integrationRequest',
  'integration',
  'integrationResponse',
  'methodResponse',
];
