import { z } from 'zod';

const identified = z.object({ id: z.string() }).partial().passthrough();

/** As much of a Bot Framework activity as a relay has to know; everything else passes through untouched. */
export const activitySchema = z
  .object({
    type: z.string(),
    id: z.string().optional(),
    name: z.string().optional(),
    locale: z.string().optional(),
    localTimezone: z.string().optional(),
    from: identified.optional(),
    recipient: identified.optional(),
    conversation: identified.optional(),
    channelData: z.object({}).passthrough().optional(),
    value: z.unknown(),
    attachments: z.array(z.object({ contentType: z.string() }).partial().passthrough()).optional(),
  })
  .passthrough();

export type Activity = z.infer<typeof activitySchema>;

/** `undefined` when it is not an activity. */
export function readActivity(json: unknown): Activity | undefined {
  return activitySchema.safeParse(json).data;
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
