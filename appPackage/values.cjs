/** What stands in the manifest's placeholders: where it comes from, and what can be wrong with it. */

const guid = {
  holds: (value) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value),
  wrong: 'is not a GUID',
};

const kinds = {
  BOT_ID: guid,
  TEAMS_APP_ID: guid,
  AAD_APP_CLIENT_ID: guid,
  PUBLIC_URL: {
    holds: (value) => addressOf(value) !== undefined,
    wrong: 'is not an https address without a path',
  },
  PUBLISHER_NAME: {
    holds: (value) => value.length <= 32,
    wrong: 'is longer than 32 characters, which Teams refuses',
  },
};

/** These follow from another value unless they are set, and then it is that one whose fault is named. */
const sources = { PUBLIC_HOST: 'PUBLIC_URL', TEAMS_APP_ID: 'BOT_ID' };

/** An https origin, as the bot's own setting takes it. */
function addressOf(text) {
  const address = URL.canParse(text) ? new URL(text) : undefined;
  return address?.protocol === 'https:' && address.href === `${address.origin}/` ? address : undefined;
}

/** The manifest's values, as far as an environment gives them; empty ones count as not set. */
function valuesOf(environment) {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const address = addressOf(given.PUBLIC_URL ?? '');
  return {
    TEAMS_APP_ID: given.BOT_ID,
    ...given,
    ...(address && { PUBLIC_URL: address.origin, PUBLIC_HOST: address.host }),
  };
}

/** What of these names is missing or cannot be used, a line each. */
function faultsOf(names, values) {
  const follows = (name) => name in sources && [undefined, values[sources[name]]].includes(values[name]);
  const asked = new Set(names.map((name) => (follows(name) ? sources[name] : name)));
  return [...asked].flatMap((name) => faultOf(name, values[name]));
}

function faultOf(name, value) {
  if (value === undefined) return [`${name} is missing`];
  const kind = kinds[name];
  return kind === undefined || kind.holds(value) ? [] : [`${name} ${kind.wrong}`];
}

module.exports = { faultsOf, valuesOf };
