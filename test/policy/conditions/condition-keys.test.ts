import { expect, test } from 'vitest';
import { isGatewayKey } from '../../../src/policy/conditions/condition-keys.js';

test.each(['aws:sourceip', 'aws:currenttime', 'aws:useragent', 'aws:principalarn'])(
  'the gateway knows %s',
  (key) => {
    expect(isGatewayKey(key)).toBe(true);
  },
);

test.each(['aws:sourcevpc', 'aws:sourcevpce', 'aws:vpcsourceip', 'aws:principaltag/team', 'x:y'])(
  'the gateway does not know %s',
  (key) => {
    expect(isGatewayKey(key)).toBe(false);
  },
);
