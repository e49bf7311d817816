import { createDirectory } from './directory';
import { createDoors } from './doors';
import { createSigningKey } from './keys';
import { openLoopbackServer } from './loopbackServer';
import { createNetwork, type GraphCall, type Host } from './network';
import { createPortal } from './portal';
import { createRegistration, type Registration } from './registration';
import { createSignInService, type SignInService } from './signInService';
import { createTeamsService, playgroundWindow, type ChatWindow, type TeamsService } from './teamsService';
import { metadataPath } from './teamsService/botTokens';
import { servicePath } from './teamsService/http';
import { createTroubles, type Troubles } from './troubles';
import { runConsole } from './world/console';
import { hashPassword } from './world/hash';
import { enterStates, type StateName } from './world/states';
import { openWorld, type OpenedWorld } from './world/store';
import type { World } from './world/world';

export interface PracticeOptions {
  /** Where the practice tenant is kept; made with mode 0700. Not used when a world is handed in. */
  readonly dataDir: string;
  /** Begin a new tenant, whatever is in `dataDir`. */
  readonly fresh: boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /**
   * The clock of the tokens between bot and Bot Framework, for a test whose `now` is not the time of day: the bot's
   * SDK checks them by the machine's clock. Without it, `now`.
   */
  readonly machineNow?: () => number;
  /** 0 for any that is free. */
  readonly port: number;
  /** `http://127.0.0.1:3978/api/messages` */
  readonly botEndpoint: () => string;
  readonly chatWindow: ChatWindow | { readonly playgroundPort: number };
  /** Redirect URIs registered for the app; without it `/auth/end` at the bot's own address. */
  readonly redirectUris?: () => readonly string[];
  /** What the tenant is brought into; it stays so until it begins anew. */
  readonly states?: readonly StateName[];
  /** A world that lives in memory alone. */
  readonly world?: World;
}

/** A make-believe Microsoft 365 tenant, Trend Micro console and Teams service: everything that the bot talks to. */
export interface Practice {
  /** Plays graph.microsoft.com and login.microsoftonline.com; any other host rejects as without a network. */
  readonly fetch: typeof fetch;
  readonly registration: Registration;
  /** `http://127.0.0.1:PORT` */
  readonly address: string;
  /** What activities carry, and the bot answers to. */
  readonly serviceUrl: string;
  /** Where the bot finds the keys of what is sent to it. */
  readonly openIdMetadataUrl: string;
  /** Where a browser finds `/{tenant}/oauth2/v2.0/authorize`. */
  readonly authorizeHost: string;
  readonly portalUrl: string;
  readonly world: World;
  readonly troubles: Troubles;
  readonly teams: TeamsService;
  readonly signIn: SignInService;
  /** What to tell whoever started the program, when an unreadable tenant was set aside; otherwise `null`. */
  readonly notice: string | null;
  /** Every request for Microsoft Graph so far, in order. */
  readonly graphCalls: () => readonly GraphCall[];
  close(): Promise<void>;
}

/** Rejects when the port is taken or the folder cannot be written to. */
export async function openPractice(options: PracticeOptions): Promise<Practice> {
  const { now, botEndpoint } = options;
  const [opened, key, channelKey] = await Promise.all([
    open(options),
    createSigningKey(),
    createSigningKey(),
  ]);
  const { world, notice } = opened;
  const save = (): Promise<void> => opened.save();
  const server = await openLoopbackServer(options.port);
  const { address } = server;
  const registration = createRegistration(world.tenantId);
  const tenant = { world, registration, now, machineNow: options.machineNow ?? now, save };
  const redirectUris = options.redirectUris ?? (() => redirectUrisAt(botEndpoint()));
  const signIn = createSignInService({ ...tenant, key, redirectUris });
  const serviceUrl = address + servicePath;
  const chatWindow = windowOf(options.chatWindow);
  const channel = { address, serviceUrl, key: channelKey, botEndpoint, chatWindow };
  const teams = createTeamsService({ ...tenant, ...channel, signIn });
  const troubles = createTroubles();
  enterStates(options.states ?? [], { world, troubles, now: now() });
  await save();
  const network = createNetwork(hosts(tenant, signIn, troubles));
  server.serve(createDoors({ teams, signIn, portal: createPortal({ ...tenant, troubles }) }));
  return {
    ...{ registration, address, serviceUrl, world, troubles, teams, signIn, notice },
    fetch: network.fetch,
    // The SDK keeps keys by this address for a day: another start must have another one, even on the same port.
    openIdMetadataUrl: `${address}${metadataPath}?start=${channelKey.publicKey.kid}`,
    authorizeHost: address,
    portalUrl: `${address}/practice`,
    graphCalls: () => network.graphCalls,
    close: () => server.close(),
  };
}

/** A world that is handed in is nobody's to keep. */
async function open({ world, ...place }: PracticeOptions): Promise<OpenedWorld> {
  return world ? { world, save: () => Promise.resolve(), notice: null } : openWorld(place);
}

function windowOf(window: PracticeOptions['chatWindow']): ChatWindow {
  return 'receive' in window ? window : playgroundWindow(window.playgroundPort);
}

interface Tenant {
  readonly world: World;
  readonly now: () => number;
  readonly save: () => Promise<void>;
}

function hosts(tenant: Tenant, signIn: SignInService, troubles: Troubles): ReadonlyMap<string, Host> {
  const { readAccessToken } = signIn;
  const catchUp = (): void => runConsole(tenant.world, tenant.now());
  const graph = createDirectory({ ...tenant, readAccessToken, hashPassword, troubles, catchUp });
  return new Map([
    ['graph.microsoft.com', graph],
    ['login.microsoftonline.com', signIn.answer],
  ]);
}

/** The end of the sign-in window, under both names that a browser may know this machine by. */
function redirectUrisAt(botEndpoint: string): string[] {
  const { port } = new URL(botEndpoint);
  return ['127.0.0.1', 'localhost'].map((host) => `http://${host}:${port}/auth/end`);
}
