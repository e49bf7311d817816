import { commands as descriptions, type CommandName } from './words.en';

/** What can be typed. Routes, manifest and help are made from this list, or compared with it. */
export interface CommandEntry {
  readonly name: CommandName;
  /** A whole sentence, case and spacing free: "please don't enable mfa for bob" is none. */
  readonly pattern: RegExp;
  readonly description: string;
}

/** No two `\s*` can share the same blanks: else a long message takes seconds to be none of these. */
const patterns: Readonly<Record<CommandName, RegExp>> = {
  'enable mfa': /^\s*enable\s+mfa\s*([.!]\s*)?$/i,
  check: /^\s*check\s*([.!?]\s*)?$/i,
  'check report': /^\s*check\s+report\s*([.!?]\s*)?$/i,
  status: /^\s*status\s*([.!?]\s*)?$/i,
  help: /^\s*(help|hi|hello)\s*([.!?]\s*)?$/i,
  'remind me': /^\s*remind\s+me\b/i,
  cancel: /^\s*cancel\s*([.!]\s*)?$/i,
  undo: /^\s*undo\s*([.!]\s*)?$/i,
  'forget me': /^\s*forget\s+me\s*([.!]\s*)?$/i,
  'sign out': /^\s*(sign|log)\s*out\s*([.!]\s*)?$/i,
};

export const commandEntries: readonly CommandEntry[] = (Object.keys(patterns) as CommandName[]).map(
  (name) => ({
    name,
    pattern: patterns[name],
    description: descriptions[name],
  }),
);
