import { Tooltip, type TooltipProps } from "@mantine/core";

/** A tooltip that also comes on keyboard focus, in the desk's own dress. */
export function Tip(props: TooltipProps) {
  return (
    <Tooltip
      openDelay={350}
      closeDelay={60}
      withinPortal
      events={{ hover: true, focus: true, touch: false }}
      {...props}
    />
  );
}
