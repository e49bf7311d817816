import type { Unclear } from './when';

const example = 'For example: “remind me tomorrow 9:00”, “remind me in 2 hours”, “remind me on Monday”.';
export const unclear: Readonly<Record<Unclear, string>> = {
  'no-time': `When shall I remind you? ${example}`,
  'left-over': `I am not sure that I read this right, so I have set nothing. Say only the time. ${example}`,
  'two-readings':
    'That can be read in two ways, so I have set nothing. Say the day in words and the time with minutes, for example “remind me on Monday 17:00”.',
  'clock-change':
    'On that day the clocks are changed in that hour, so it comes twice or not at all, and I have set nothing. Name another hour.',
  past: `That has passed already. ${example}`,
};
