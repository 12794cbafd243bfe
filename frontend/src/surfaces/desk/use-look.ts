import { useComputedColorScheme } from "@mantine/core";
import { useSaveSettings } from "../../api/settings";
import { currentLanguage, setLanguage } from "../../i18n/i18n";
import { notify } from "../../ui/notify";

/** Theme and language, switched from the menu and from the palette. */
export function useLook() {
  const save = useSaveSettings();
  const dark = useComputedColorScheme("light") === "dark";
  const other = currentLanguage() === "sv" ? "en" : "sv";
  return {
    dark,
    toggleTheme: () =>
      void save({ theme: dark ? "light" : "dark" }).catch((error) => notify.error(error)),
    otherLanguage: { code: other, name: other === "sv" ? "Svenska" : "English" },
    toggleLanguage: () => {
      setLanguage(other);
      void save({ language: other }).catch((error) => notify.error(error));
    },
  };
}
