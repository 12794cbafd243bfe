import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";
import parts from "./mantine.module.css";

/** Mantine's scales, filled from the one palette: every shade is a role of ours. */
const role = (shades: string[]): MantineColorsTuple =>
  shades.map((name) => `var(--kp-${name})`) as unknown as MantineColorsTuple;

const accent = role([
  "accent-soft",
  "accent-soft",
  "accent-soft",
  "accent",
  "accent",
  "accent",
  "accent",
  "accent-hover",
  "accent-hover",
  "accent-ink",
]);

const gray = role([
  "surface-2",
  "surface-3",
  "line",
  "line",
  "line-strong",
  "text-3",
  "text-3",
  "text-2",
  "text-1",
  "text-1",
]);

const dark = role([
  "text-1",
  "text-2",
  "text-3",
  "text-3",
  "line-strong",
  "surface-3",
  "surface-2",
  "surface-1",
  "surface-0",
  "surface-0",
]);

export const theme = createTheme({
  fontFamily: "var(--kp-font)",
  fontFamilyMonospace: "var(--kp-mono)",
  headings: { fontFamily: "var(--kp-font)", fontWeight: "600" },
  primaryColor: "accent",
  primaryShade: 6,
  colors: { accent, gray, dark },
  defaultRadius: "sm",
  radius: { xs: "3px", sm: "6px", md: "8px", lg: "10px", xl: "14px" },
  fontSizes: {
    xs: "var(--kp-text-xs)",
    sm: "var(--kp-text-sm)",
    md: "var(--kp-text-md)",
    lg: "var(--kp-text-lg)",
    xl: "var(--kp-text-xl)",
  },
  spacing: { xs: "0.375rem", sm: "0.5rem", md: "0.75rem", lg: "1rem", xl: "1.5rem" },
  focusRing: "auto",
  respectReducedMotion: true,
  cursorType: "pointer",
  components: {
    Modal: {
      defaultProps: {
        overlayProps: { backgroundOpacity: 0.35 },
        padding: "lg",
        radius: "lg",
        // Its <header> would count as a second banner of the page.
        attributes: { header: { role: "presentation" } },
        styles: { title: { fontSize: "var(--kp-text-lg)", fontWeight: 600 } },
      },
    },
    Drawer: { defaultProps: { attributes: { header: { role: "presentation" } } } },
    Switch: {
      defaultProps: {
        withThumbIndicator: false,
        classNames: { track: parts.track, thumb: parts.thumb },
      },
    },
    SegmentedControl: {
      defaultProps: {
        withItemsBorders: false,
        classNames: { root: parts.segments, label: parts.segment, indicator: parts.segmentNow },
      },
    },
    Menu: {
      defaultProps: {
        shadow: "md",
        withinPortal: true,
        classNames: { dropdown: parts.dropdown, divider: parts.divider },
      },
    },
    Select: { defaultProps: { checkIconPosition: "right", size: "sm" } },
    TextInput: { defaultProps: { size: "sm" } },
    Textarea: { defaultProps: { size: "sm" } },
  },
});

/** Where Mantine asks for a colour by its own name, it gets a role of the palette. */
export const variables: CSSVariablesResolver = () => {
  const roles = {
    "--mantine-color-body": "var(--kp-surface-1)",
    "--mantine-color-text": "var(--kp-text-1)",
    "--mantine-color-dimmed": "var(--kp-text-3)",
    "--mantine-color-placeholder": "var(--kp-text-3)",
    "--mantine-color-anchor": "var(--kp-accent-ink)",
    "--mantine-color-error": "var(--kp-late)",
    "--mantine-color-default": "var(--kp-surface-1)",
    "--mantine-color-default-hover": "var(--kp-surface-2)",
    "--mantine-color-default-color": "var(--kp-text-1)",
    "--mantine-color-default-border": "var(--kp-line-strong)",
    "--mantine-color-disabled": "var(--kp-surface-3)",
    "--mantine-color-disabled-color": "var(--kp-text-3)",
    "--mantine-color-disabled-border": "var(--kp-line)",
    "--mantine-primary-color-filled": "var(--kp-accent)",
    "--mantine-primary-color-filled-hover": "var(--kp-accent-hover)",
    "--mantine-primary-color-contrast": "var(--kp-on-accent)",
    "--mantine-primary-color-light": "var(--kp-accent-soft)",
    "--mantine-primary-color-light-hover": "var(--kp-surface-3)",
    "--mantine-primary-color-light-color": "var(--kp-accent-ink)",
    "--mantine-color-accent-filled": "var(--kp-accent)",
    "--mantine-color-accent-filled-hover": "var(--kp-accent-hover)",
    "--mantine-color-accent-light": "var(--kp-accent-soft)",
    "--mantine-color-accent-light-hover": "var(--kp-surface-3)",
    "--mantine-color-accent-light-color": "var(--kp-accent-ink)",
    "--mantine-color-accent-outline": "var(--kp-accent)",
    "--mantine-color-accent-text": "var(--kp-accent-ink)",
    "--mantine-color-white": "var(--kp-on-accent)",
    "--mantine-shadow-md": "var(--kp-shadow)",
    "--mantine-shadow-lg": "var(--kp-shadow)",
    "--mantine-shadow-xl": "var(--kp-shadow)",
  };
  return { variables: {}, light: roles, dark: roles };
};
