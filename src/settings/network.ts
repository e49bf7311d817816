import { z } from 'zod';
import { Hidden } from './hidden';
import { checked, decoded, text } from './kinds';

/** Without `s`: what checks the signatures of Teams reaches a proxy by http only. What goes through it is https. */
const proxy = checked(
  (value) => URL.canParse(value) && /^http:[/][/][^/]+[/]?$/.test(value) && decoded(value) !== undefined,
  'is not the address of a proxy that is reached by http',
  'Give it as http://gateway.contoso.example:8080; a % in a password is written %25',
).transform((value) => new Hidden(value));

/** How the bot gets out. Other programs read these names too; a bot that practises does not. */
export const network = {
  HTTPS_PROXY: proxy
    .optional()
    .describe(
      'Proxy for all that the bot asks of the internet, http://gateway:8080; a password in it is a secret',
    ),
  NO_PROXY: text
    .optional()
    .describe(
      'Hosts and domains past it, with commas between them; this machine and its link (169.254.*) always are',
    ),
};

export interface NetworkSettings {
  readonly proxy: Hidden | undefined;
  readonly noProxy: string | undefined;
}

/** Looked at on its own for the same reason as the other parts, and in live mode only. */
export const networkSchema = z.object(network).transform((given): NetworkSettings => ({
  proxy: given.HTTPS_PROXY,
  noProxy: given.NO_PROXY,
}));
